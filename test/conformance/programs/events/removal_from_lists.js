// Which of several listeners a removal takes out, in what order the others are called then, and what stays.
const EventEmitter = require('events');

const emitter = new EventEmitter();
const listeners = {};
for (const name of ['a', 'b', 'c', 'd', 'e']) listeners[name] = () => calls.push(name);
const { a, b, c, d, e } = listeners;
let calls = [];
const nameOf = (listener) => Object.keys(listeners).find((name) => listeners[name] === listener);

function tell(what) {
  calls = [];
  const heard = emitter.emit('x');
  console.log(what, heard, calls.join(''), emitter.listenerCount('x'), emitter.listeners('x').map(nameOf).join(''));
}
for (const listener of [a, b, c, b, d]) emitter.on('x', listener);
emitter.once('x', e);
emitter.off('x', b);
console.log(emitter.rawListeners('x').length);
emitter.off('x', e);
tell('the last of two, and one of once()');
emitter.off('x', a);
tell('the first');
emitter.off('x', () => {});
tell('none');
emitter.off('x', d);
tell('the last; two are left');
emitter.off('x', b);
tell('one is left');
console.log(typeof emitter._events.x, emitter._eventsCount);
emitter.off('x', c);
tell('nobody');

// A listener that takes out others: this round was decided before.
const log = [];
const second = () => log.push('second');
const third = () => log.push('third');
emitter.on('y', () => { log.push('first'); emitter.off('y', second); emitter.off('y', third); });
emitter.on('y', second);
emitter.on('y', third);
emitter.emit('y');
emitter.emit('y');
console.log(log.join());

// Removals are told.
for (const listener of [a, b, c]) emitter.on('z', listener);
emitter.on('removeListener', (type, listener) => console.log('removed', type, nameOf(listener)));
emitter.off('z', b);
emitter.off('z', b);
emitter.removeAllListeners('z');
