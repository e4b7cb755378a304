const { EventEmitter } = require('events');
class Clock extends EventEmitter {}
const clock = new Clock();
clock.on('tick', () => {});
console.log(clock);
console.log(Math.cbrt(27), Math.cbrt(-216), Math.cbrt(2).toFixed(10));
