// nodes: >=14
const { EventEmitter, on } = require('events');
const emitter = new EventEmitter();
process.nextTick(() => { emitter.emit('x', 1); emitter.emit('x', 2); emitter.emit('x', 3); });
(async () => {
  for await (const [value] of on(emitter, 'x')) { console.log(value); if (value === 3) break; }
  console.log('end', emitter.listenerCount('x'));
})();
