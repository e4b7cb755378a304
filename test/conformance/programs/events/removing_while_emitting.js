const { EventEmitter } = require('events');
const emitter = new EventEmitter();
const second = () => console.log('second');
emitter.on('x', () => { console.log('first'); emitter.removeListener('x', second); });
emitter.on('x', second);
emitter.emit('x');
emitter.emit('x');
console.log(emitter.listenerCount('x'));
