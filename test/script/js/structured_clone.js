// structuredClone and Blob.
const log = (...a) => console.log(...a);
const thrown = (f) => { try { log('no error', f()); } catch (e) { log(e.name, e.code, e.message); } };
Error.stackTraceLimit = 0;
const o = { a: 1, s: 'x', n: null, u: undefined, d: new Date(5), r: /a/gi, m: new Map([[{ k: 1 }, new Set([1, 'b'])]]), b: new Uint8Array([1, 2]), arr: [1, , 3], bool: Object(true), big: 10n, nested: { deep: { er: new RangeError('msg') } } }; o.self = o; o.list = [o.nested, o.nested];
const c = structuredClone(o); log(c, c.self === c, c.list[0] === c.list[1], c.d !== o.d, c.nested !== o.nested, c.nested.deep.er instanceof RangeError);
class K { constructor() { this.x = 1; } get y() { return 2; } } log(structuredClone(new K()), structuredClone({ get z() { return 3; } }), Object.getPrototypeOf(structuredClone(Object.create(null))) === Object.prototype);
const ab = new ArrayBuffer(4); const t = structuredClone({ ab, v: new Uint8Array(ab, 1, 2) }, { transfer: [ab] }); log(ab.byteLength, t, t.v.buffer === t.ab);
const e = Object.assign(new TypeError('te', { cause: { c: 1 } }), { extra: 1 }); const ec = structuredClone(e); log(ec.name, ec.message, ec.cause, ec.extra, ec.constructor.name);
for (const v of [() => {}, function f() {}, Symbol('s'), Promise.resolve(), new WeakMap(), { a: { b() {} } }, class Q {}]) thrown(() => structuredClone(v));
log(structuredClone(null), structuredClone(-0), structuredClone('s'), structuredClone(NaN), structuredClone(new Error('plain')).message, structuredClone([[]]), structuredClone(Object(Symbol.iterator) ? 1 : 0), structuredClone(new DataView(new ArrayBuffer(2))), structuredClone(Buffer.from('hi')));
(async () => { const b = new Blob(['ab', new Uint8Array([99]), Buffer.from('d')], { type: 'Text/Plain' }); log(b, b.size, b.type, await b.text(), await b.slice(1, -1).text(), (await b.arrayBuffer()).byteLength, Object.prototype.toString.call(b)); const f = new File(['x'], 'n.txt', { type: 'a/b', lastModified: 5 }); log(f.name, f.size, f.lastModified, f instanceof Blob, await f.text()); thrown(() => new Blob('x')); thrown(() => new Blob(5)); })();
