let last = Promise.resolve();
const locked = (work) => { last = last.then(work); return last; };
for (const name of ['a', 'b', 'c']) {
  locked(async () => { console.log(name, 'in'); await new Promise((resolve) => setTimeout(resolve, 2)); console.log(name, 'out'); });
}
