// require() of an ES module: its namespace.
const { createRequire } = require('module');
const inModules = createRequire(__dirname + '/modules/x.js');
const live = require('./modules/live.mjs');
console.log(live.n, typeof live.default, live.__esModule);
live.inc();
console.log(live.n, live);
console.log(inModules('esm-only').default(), inModules('esm-only').x);
console.log(require('./modules/typed/m.js'));
for (const name of ['./modules/tla.mjs', './modules/throws.mjs', './modules/nope.mjs']) {
  try { require(name); } catch (e) { console.log(e.code, e.message.split('\n')[0]); }
}
