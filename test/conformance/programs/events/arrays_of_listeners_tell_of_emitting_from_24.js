// The array of several listeners carries how many calls of emit() walk through it; one listener stands alone.
const EventEmitter = require('events');
const emitter = new EventEmitter();
const none = () => {};
emitter.on('one', none);
emitter.on('two', none);
emitter.on('two', none);
console.log(emitter._events.one, emitter._events.two);
console.log(Object.getOwnPropertySymbols(emitter._events.two).length, Object.keys(emitter._events.two));
emitter.emit('two');
console.log(emitter.listeners('two'), emitter.rawListeners('two'), emitter._events.two);
emitter.prependListener('one', none);
emitter.removeListener('two', none);
console.log(emitter._events.one.length, emitter._events.two);
