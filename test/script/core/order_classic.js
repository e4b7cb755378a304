// The order that every course about the event loop shows.
console.log('1 sync');
setTimeout(() => {
  console.log('timeout 1');
  process.nextTick(() => console.log('tick in timeout 1'));
  Promise.resolve().then(() => console.log('promise in timeout 1'));
}, 0);
setTimeout(() => console.log('timeout 2'), 0);
Promise.resolve().then(() => {
  console.log('promise 1');
  process.nextTick(() => console.log('tick in promise 1'));
}).then(() => console.log('promise 2'));
process.nextTick(() => {
  console.log('tick 1');
  process.nextTick(() => console.log('tick 2'));
  Promise.resolve().then(() => console.log('promise in tick 1'));
});
queueMicrotask(() => console.log('microtask'));
(async () => {
  console.log('2 async body');
  await null;
  console.log('behind await');
  await new Promise((resolve) => setTimeout(resolve, 5));
  console.log('behind timer');
  setImmediate(() => console.log('immediate'));
})();
console.log('3 sync end');
process.on('beforeExit', (code) => console.log('beforeExit', code));
process.on('exit', (code) => console.log('exit', code));
