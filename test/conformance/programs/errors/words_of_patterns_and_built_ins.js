// nodes: >=14
// What V8 says of lists that are none, private names that are not there, buffers, descriptors and receivers.
const tell = (call) => {
  try {
    console.log('none', call());
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
};
let a, b;
const o = { n: null, five: 5 };
tell(() => { const [c] = null; });
tell(() => { const [c] = 5; });
tell(() => { const [c] = {}; });
tell(() => { const [c] = { d: 1 }; });
tell(() => { const [c] = tell(() => 0); });
tell(() => { const [c] = o.five; });
tell(() => { [a] = null; });
tell(() => { [a] = o; });
tell(() => { [a] = o.missing; });
tell(() => { const { list: [c] } = o; });
tell(() => { const { five: [c] } = o; });
tell(() => { const { n: [c] } = o; });
tell(() => { [[1]].map(([c, [d]]) => d); });
tell(() => { for (const { x: [c] } of [{}]) b = c; });
tell(() => { (([c] = 7) => c)(); });

class Counter {
  #count = 0;
  #add() { this.#count++; }
  up() { this.#count += 1; }
  add() { this.#add(); }
  static set(counter) { counter.#count = 1; }
  static get(counter) { return counter.#count; }
  overwrite() { this.#add = 1; }
}
const { up, add } = new Counter();
tell(() => up());
tell(() => add());
tell(() => up.call({}));
tell(() => add.call({}));
tell(() => Counter.set({}));
tell(() => Counter.set(null));
tell(() => Counter.get(undefined));
tell(() => new Counter().overwrite());
class Twice extends Counter { constructor() { super(); super(); } }
tell(() => new Twice());

tell(() => new DataView({}));
tell(() => new DataView(new ArrayBuffer(1), 2));
tell(() => new DataView(new ArrayBuffer(8), 4, 8));
tell(() => new DataView(new ArrayBuffer(1)).getInt32(0));
tell(() => new Uint16Array(new ArrayBuffer(3)));
tell(() => new Uint16Array(new ArrayBuffer(4), 1));
tell(() => new Uint8Array(new ArrayBuffer(4), 5));
tell(() => new Uint8Array(new ArrayBuffer(4), 1, 9));
tell(() => new Uint8Array(2).set([1, 2, 3]));
tell(() => Object.defineProperty({}, 'a', 1));
tell(() => Object.defineProperty({}, 'a', { get: 1 }));
tell(() => Object.defineProperty({}, 'a', { get() {}, value: 1 }));
tell(() => Object.getPrototypeOf(null));
tell(() => Object.fromEntries(null));
tell(() => Array.prototype.map.call(null, (x) => x));
tell(() => Array.prototype.push.call(undefined, 1));
tell(() => Number.prototype.toFixed.call('1'));
tell(() => Symbol.prototype.toString.call(1));
tell(() => 'a'.startsWith(/a/));
tell(() => BigInt(NaN));
tell(() => BigInt({}));
tell(() => Date.prototype.toISOString.call({}));
tell(() => Object.getPrototypeOf(function* () {}).prototype.next.call({}));
tell(() => { 'use strict'; return (function () { return arguments.callee; })(); });
