// Reflect has a tag from 16 on; errors of require() tell their stack, and inspect() calls getters, from 12 on; until 12 once()
// listens for errors first.
const util = require('util');
console.log(String(Reflect), util.inspect(Reflect));
try {
  require('./missing');
} catch (error) {
  console.log(error.code, error.requireStack && error.requireStack.length);
}
console.log(util.inspect({ get a() { return { b: 1 }; }, set c(value) {} }, { getters: true }));
const EventEmitter = require('events');
const emitter = new EventEmitter();
emitter.on('newListener', (name) => console.log('new', name));
if (EventEmitter.once) EventEmitter.once(emitter, 'go').then(([value]) => console.log('went', value));
process.nextTick(() => emitter.emit('go', 1));
