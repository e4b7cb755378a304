// querystring: parsing, building, escapes.
const qs = require('querystring');
const log = (...a) => console.log(...a);
for (const s of ['a=1&b=2', 'a=1&a=2&a=3', '', 'a', 'a=', '=b', '&&a=1&', 'a=b=c', 'a+b=c+d', '%20=%3D', 'a=%E4%BD%A0', 'a=%zz', 'a=%E4', 'x=1;y=2', '__proto__=1', 'a[]=1&a[]=2', '%', 'a=%2', '+=+']) log(s, qs.parse(s));
log(qs.parse('a:1;b:2', ';', ':'), qs.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }), qs.parse('a=%41', null, null, { decodeURIComponent: (x) => `<${x}>` }), qs.parse('a&&b', '&&'));
log(qs.stringify({ a: 1, b: [2, 3], c: 'x y', d: true, e: null, f: undefined, g: {}, h: '', i: 5n, j: NaN, k: Infinity, l: 'é&=', m: [] }), qs.stringify({ a: 1, b: 2 }, ';', ':'), qs.stringify('x'), qs.stringify(null), qs.stringify({ a: "!'()*~-_." }), qs.stringify({ a: 'b' }, null, null, { encodeURIComponent: (x) => `[${x}]` }));
log(qs.escape('a b&c/é'), qs.unescape('a%20b%'), qs.escape({ toString() { return 'o k'; } }), qs.escape(5), qs.unescapeBuffer('a%41%zz+'), qs.decode === qs.parse, qs.encode === qs.stringify);
try { qs.escape('\ud800'); } catch (e) { log(e.name, e.code, e.message); }
log(qs.parse('a=1&'.repeat(3)), Object.getPrototypeOf(qs.parse('a=1')));
