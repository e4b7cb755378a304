// A script that has broken every prototype still gets working built-in modules: the output is that of Node with
// UNPOLLUTED=1, which skips the breaking (Node's own streams do not survive it).
const util = require('util'); const EventEmitter = require('events'); const path = require('path'); const url = require('url'); const assert = require('assert'); const qs = require('querystring'); const { StringDecoder } = require('string_decoder');
const mapA = new Map([[1, { c: 2 }]]), setA = new Set(['x']), set1 = new Set([1]), set2 = new Set([1]), mapB = new Map([[1, 2]]);
const { defineProperty, getOwnPropertyNames, getOwnPropertySymbols, getOwnPropertyDescriptor } = Object; const { log } = console;
const keep = { __proto__: null, constructor: 1, toString: 1, valueOf: 1, hasOwnProperty: 1, name: 1, message: 1, stack: 1, concat: 1 };
function boom() { throw new Error('polluted'); }
const doomed = [Array, String, Map, Set, WeakMap, Function, Number, Date, Symbol, BigInt, Boolean, Object.getPrototypeOf(Uint8Array)].map((C) => C.prototype).concat([Object, Reflect, Math, JSON, Number, Array, String]);
for (let i = 0; i < doomed.length && !process.env.UNPOLLUTED; i++) {
  const names = getOwnPropertyNames(doomed[i]);
  for (let j = 0; j < names.length; j++) {
    const d = getOwnPropertyDescriptor(doomed[i], names[j]);
    if (!keep[names[j]] && typeof d.value === 'function' && d.configurable) { try { doomed[i][names[j]] = boom; } catch {} }
  }
}
if (!process.env.UNPOLLUTED) Object.prototype.enumerable = true; if (!process.env.UNPOLLUTED) Object.prototype.code = 'POLLUTED'; if (!process.env.UNPOLLUTED) Object.prototype.encoding = 'hex'; if (!process.env.UNPOLLUTED) Object.prototype.value = 5;
log('text', 1, { a: [1, 2, { b: mapA }], s: setA, d: new Uint8Array(3), e: 'quo\'te', l: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }, null, undefined, Symbol('s'), 5n, [undefined, , 3]);
log('%s is %d and %j %o %i %f', 'x', 1.5, { a: 1 }, [1], 2.5, '3.5', 'rest'); log(class A {}, function f() {}, new Error('e').message, new Date(0), /re/g, Promise.resolve(1));
log(util.inspect({ deep: { er: { est: { x: 1 } } } }, { depth: 0 }), util.inspect('long '), util.isDeepStrictEqual({ a: [1, set1] }, { a: [1, set2] }));
const e = new EventEmitter(); e.on('x', (a, b) => log('on', a, b)); e.once('x', () => log('once')); e.prependListener('x', () => log('first')); e.emit('x', 1, 2); e.emit('x', 3, 4); e.removeAllListeners('x'); log(e.listenerCount('x'));
const b = Buffer.from('héllo'); log(b, b.toString('hex'), b.toString('base64'), b.slice(1, 3), Buffer.concat([b, Buffer.alloc(2)]), b.indexOf('l'), b.readUInt16BE(0), Buffer.byteLength('€'), b.equals(Buffer.from('héllo')), Buffer.from([1, 2]), b.fill('z').toString());
log(path.join('/a', '..', 'b/c.txt'), path.resolve('/x', 'y'), path.basename('/q/w.e'), path.relative('/a/b', '/a/c'), path.parse('/r/s.t').ext);
log(new URL('http://u:p@h.com:81/a/../b?c=d#e').href, new URL('../z', 'http://h/a/b/').pathname, new URLSearchParams('a=1&b=2').get('b'), url.parse('http://h/p?q').pathname, url.format({ protocol: 'http', host: 'h', pathname: '/p' }));
log(qs.parse('a=1&b=2&a=3').a, qs.stringify({ a: 1, b: [2, 3] }), new StringDecoder('utf8').write(Buffer.from('é')), new TextDecoder().decode(new TextEncoder().encode('é')));
try { assert.strictEqual(1, 2); } catch (x) { log(x.message); } try { assert.deepStrictEqual({ a: 1 }, { a: 2 }); } catch (x) { log(x.message); } try { e.on('x', 5); } catch (x) { log(x.message); } try { Buffer.from(5); } catch (x) { log(x.message); }
const t = new EventTarget(); t.addEventListener('q', (ev) => log(ev.type)); t.dispatchEvent(new Event('q')); const ac = new AbortController(); ac.signal.addEventListener('abort', () => log('aborted')); ac.abort(); log(ac.signal.aborted, structuredClone({ a: [1, mapB] }), atob('aGk='), btoa('hi'));
console.table([{ a: 1 }]); console.group('g'); log('in'); console.groupEnd(); console.count();
