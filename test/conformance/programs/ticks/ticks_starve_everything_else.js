setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timer'), 300);
let n = 0;
(function again() {
  if (++n < 1000) process.nextTick(again);
  else console.log('a thousand ticks');
})();
