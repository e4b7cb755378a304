// import() from CommonJS.
console.log('start');
import('./modules/live.mjs').then((m) => console.log('live', m.n, m.default.name));
import('./modules/named.cjs').then((m) => console.log(Object.keys(m), m.default === require('./modules/named.cjs')));
import('node:fs').then((m) => console.log(m.default === require('fs'), m.readFile === require('fs').readFile));
import('./modules/nope.mjs').catch((e) => console.log(e.code));
const name = './modules/tla.mjs';
(async () => { console.log((await import(name)).value); })();
console.log('end');
