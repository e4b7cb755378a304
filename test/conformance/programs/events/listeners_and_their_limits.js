const EventEmitter = require('events');
process.on('warning', (warning) => console.log(warning.name, warning.type, warning.count));
const one = new EventEmitter().setMaxListeners(1);
one.on('a', () => {}).on('a', () => {}).on('a', () => {});
const ten = new EventEmitter();
for (let i = 0; i < 12; i++) ten.on('b', () => {});
console.log(ten.listenerCount('b'));
EventEmitter.defaultMaxListeners = 2;
const two = new EventEmitter();
for (let i = 0; i < 4; i++) two.on('c', () => {});
EventEmitter.defaultMaxListeners = 10;

const emitter = new EventEmitter();
emitter.on('newListener', (name, listener) => console.log('new', String(name), listener.name));
emitter.on('removeListener', (name, listener) => console.log('removed', String(name), listener.name));
const symbol = Symbol('s');
function first(...args) { console.log('first', this === emitter, args); }
function second() { console.log('second'); emitter.off('x', first); emitter.off('x', second); }
emitter.on('x', first).on('x', second).once(symbol, first).prependListener('x', () => console.log('zeroth'));
console.log(emitter.emit('x', 1, 2), emitter.emit('x'), emitter.emit(symbol, 3), emitter.emit(symbol));
console.log(emitter.eventNames(), emitter.listenerCount('x'), emitter.rawListeners('x').length);
emitter.removeAllListeners('x');

const plain = new EventEmitter();
const a = () => console.log('a'), b = () => console.log('b'), c = () => console.log('c');
plain.on('y', a).on('y', b).on('y', c).off('y', b).on('y', a);
plain.emit('y');
plain.off('y', a).off('y', c);
console.log(typeof plain._events.y, plain.listeners('y').length, plain.off('nothing', a) === plain);
plain.off('y', a);
console.log(plain.eventNames(), plain.emit('y'));
plain._events.odd = { length: 1, 0: () => console.log('odd') };
for (const wrong of [undefined, null, 'text', {}]) {
  try { plain.on('z', wrong); } catch (error) { console.log(error.code); }
}
try { plain.on('t', () => { throw new Error('thrown'); }).emit('t'); } catch (error) { console.log(error.message); }
try { plain.emit('error', new Error('unheard')); } catch (error) { console.log(error.message); }
class Loud extends EventEmitter { emit(name, ...args) { console.log('loud', name); return super.emit(name, ...args); } }
new Loud().once('q', (value) => console.log(value)).emit('q', 7);
