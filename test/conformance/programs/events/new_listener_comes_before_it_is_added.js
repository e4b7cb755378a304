const { EventEmitter } = require('events');
const emitter = new EventEmitter();
emitter.on('newListener', (name) => console.log('new', name, emitter.listenerCount('x')));
emitter.on('removeListener', (name) => console.log('removed', name));
const f = () => {};
emitter.on('x', f);
emitter.off('x', f);
