const log = (name) => (result) => console.log(name, result.value, result.done);
const returned = (async function* () { yield 1; })();
returned.return(Promise.resolve(5)).then(log('return'));
for (const name of ['a', 'b', 'c']) returned.next().then(log(name));
const ended = (async function* () { yield 1; })();
for (const name of ['d', 'e', 'f', 'g', 'h']) ended.next().then(log(name));
