// nodes: >=12
// An immediate is called as its _onImmediate, which is gone when an error of it is read later. Callbacks with arguments
// are called two lines below those without.
process.on('uncaughtException', (error) => console.log(error.stack));

function thrower(name) {
  return { [name](x) { throw new Error(name); } }[name];
}

setTimeout(thrower('timer'), 5);
setTimeout(thrower('timerWithOne'), 15, 1);
setTimeout((x) => { throw new Error('timer with two'); }, 25, 1, 2);
setTimeout(() => {
  setImmediate(thrower('immediate'));
  setImmediate(thrower('immediateWithOne'), 1);
  setImmediate((x) => { throw new Error('immediate with two'); }, 1, 2);
  setImmediate(() => { throw new Error('without a name'); });
  setImmediate(function shown(x) { console.log(new Error('read at once').stack); }, 1);
  setImmediate(function kept() {
    const error = new Error('read in a microtask');
    Promise.resolve().then(() => console.log(error.stack));
  });
  setImmediate(async () => {
    const error = new Error('read behind an await');
    await null;
    console.log(error.stack);
  });
}, 40);
const interval = setInterval(function once(x) {
  clearInterval(interval);
  throw new Error('interval');
}, 60, 5);
