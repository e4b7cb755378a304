// nodes: >=14
const { EventEmitter, once } = require('events');
const emitter = new EventEmitter();
(async () => { const [a, b] = await once(emitter, 'x'); console.log(a, b); })();
process.nextTick(() => { emitter.emit('x', 1, 2); console.log('emitted'); });
