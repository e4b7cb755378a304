// nodes: >=14
const { EventEmitter, once } = require('events');
const emitter = new EventEmitter();
once(emitter, 'x').catch((error) => console.log(error.message));
process.nextTick(() => emitter.emit('error', new Error('boom')));
