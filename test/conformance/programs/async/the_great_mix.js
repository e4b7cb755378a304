const fs = require('fs');
console.log('1 main');
setTimeout(() => { console.log('timer'); Promise.resolve().then(() => console.log('timer job')); }, 300);
fs.stat(__filename, () => {
  console.log('stat');
  setTimeout(() => console.log('stat timer'), 0);
  setImmediate(() => console.log('stat immediate'));
  process.nextTick(() => console.log('stat tick'));
  Promise.resolve().then(() => console.log('stat job'));
});
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => { console.log('job'); process.nextTick(() => console.log('job tick')); });
(async () => { console.log('async'); await null; console.log('behind await'); })();
console.log('2 main');
