const { EventEmitter } = require('events');
const emitter = new EventEmitter();
emitter.on('x', (value) => console.log('first', value));
emitter.prependListener('x', (value) => console.log('zeroth', value));
emitter.once('x', (value) => console.log('once', value));
console.log(emitter.emit('x', 1), emitter.emit('x', 2), emitter.emit('y'));
console.log('main');
