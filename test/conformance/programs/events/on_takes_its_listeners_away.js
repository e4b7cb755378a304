// nodes: >=14
const { EventEmitter, on } = require('events');
const emitter = new EventEmitter();
emitter.on('removeListener', (name) => console.log('removed', name));
(async () => {
  process.nextTick(() => emitter.emit('x', 1));
  for await (const [value] of on(emitter, 'x')) {
    console.log(value);
    break;
  }
})();
