// What the engine's own errors say: V8's words, and the text of the call that failed.
const t = (f) => { try { f(); console.log('none'); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const o = { a: { b: 1 }, n: null, f() { return o; }, g: (x) => x, arr: [1] };
const u = undefined, num = 5, s = 'str';
let fn;
t(() => o.x()); t(() => o.a.b()); t(() => o.a.b.c()); t(() => u()); t(() => num()); t(() => o.f().zz()); t(() => o.arr[0]()); t(() => o['x']());
t(() => o.g(o.x())); t(() => o.x(o.g(1))); t(() => o.x('text')); t(() => o.x(1, 'a', { b: 2 })); t(() => fn(o.g(2), o.g(3))); t(() => o?.a.b()); t(() => s.foo());
t(() => new o.a()); t(() => new num()); t(() => new u.x()); t(() => o.x`tpl`); t(() => { const 한글 = 1; /* 한글 주석 */ o.없음(); });
t(() => { o
  .f()
  .missing(); });
function outer() {
  const inner = { run() { return this.nothing(); } };
  return inner.run();
}
t(outer); t(function () { this.nothing(); });
t(() => [1, 2].map(5)); t(() => [1].forEach()); t(() => new Promise(5)); t(() => new Promise());
t(() => o.a.b.c.d); t(() => { o.n.x = 1; }); t(() => { u.x = 1; }); t(() => u[0]); t(() => o.n[s]); t(() => { num = 6; }); t(() => { later; let later; }); t(() => undeclared);
t(() => { class A { constructor() { } } A(); }); t(() => { class D extends Object { constructor() { this.x = 1; } } new D(); });
t(() => { 'use strict'; Object.freeze(o.a).b = 2; }); t(() => { 'use strict'; Object.freeze({}).nw = 1; }); t(() => { 'use strict'; undefinedVar = 1; });
t(() => Object.defineProperty(1, 'a', {})); t(() => Object.keys(null)); t(() => Object.create(1)); t(() => new Map(5)); t(() => new Set(5));
t(() => { for (const x of num) ; }); t(() => { for (const x of o) ; }); t(() => [...num]); t(() => o.g(...num));
t(() => Math.max(1n)); t(() => +1n); t(() => 1n / 0n); t(() => 1n + 1); t(() => Symbol() + 1); t(() => `${Symbol('q')}`); t(() => new Symbol()); t(() => BigInt(1.5)); t(() => BigInt('x'));
t(() => JSON.parse('')); t(() => JSON.parse('[1,]')); t(() => JSON.parse(undefined)); t(() => JSON.parse({})); t(() => JSON.parse('nul')); t(() => JSON.parse('{"a": [1, 2, x], "long text": "behind it"}')); t(() => JSON.parse('한글')); t(() => JSON.stringify(1n));
t(() => 'abc'.repeat(-1)); t(() => { [].length = -1; }); t(() => new Array(-1)); t(() => (1).toFixed(101)); t(() => new Date('x').toISOString());
t(() => new WeakMap().set(1, 1)); t(() => new WeakSet().add(1)); t(() => Reflect.ownKeys(1)); t(() => [].reduce((a, b) => a)); t(() => new Proxy(1, {}));
t(() => decodeURIComponent('%E0')); t(() => Promise()); t(() => Map());
const gen = (function* () { gen.next(); })(); t(() => gen.next());
const p = new Promise((r) => setTimeout(() => r(p)));
p.catch((e) => console.log(`${e.name}: ${e.message}`));
Promise.all(5).catch((e) => console.log(e.message));
(async () => { await o.nope(); })().catch((e) => console.log(e.message));
