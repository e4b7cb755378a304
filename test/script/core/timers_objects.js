// The objects that timers are: what they say of themselves, and what clears them.
const t = setTimeout(() => console.log('never'), 1);
console.log(typeof t, t.hasRef(), t.unref() === t, t.hasRef(), t.ref() === t, t.hasRef());
console.log(typeof t[Symbol.toPrimitive](), +t === t[Symbol.toPrimitive]());
clearTimeout(+t);
const s = setTimeout(() => console.log('never'), 1);
clearTimeout(String(+s));
clearTimeout(undefined);
clearTimeout(null);
clearTimeout({});
clearTimeout('x');
clearImmediate(undefined);
const i = setImmediate((a, b) => console.log('immediate', a, b, i.hasRef()), 1, 2);
console.log(i.hasRef());
clearImmediate(setImmediate(() => console.log('never')));
for (const bad of [undefined, null, 'x', 5, {}]) {
  for (const f of [setTimeout, setInterval, setImmediate, queueMicrotask, process.nextTick]) {
    try { f(bad, 1); } catch (e) { console.log(e.name, e.code, e.message); }
  }
}
setTimeout(function (...args) { console.log('args', args, this === x, this.constructor.name); }, 30, 'a', { b: 1 });
const x = setTimeout(function () { console.log(this === x); }, 60);
let n = 0;
const interval = setInterval(() => { if (++n === 3) clearInterval(interval); console.log('interval', n); }, 90);
const again = setTimeout(() => { console.log('again'); if (n++ < 6) again.refresh(); }, 400);
setTimeout(() => {}, 1000).unref();
const closed = setTimeout(() => console.log('never'), 1);
console.log(closed.close() === closed);
