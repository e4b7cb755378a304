// import() from CommonJS, one behind the other: how long a module takes to come is Node's own affair.
(async () => {
  console.log('start');
  const live = await import('./modules/live.mjs');
  console.log('live', live.n, live.default.name, live === await import('./modules/live.mjs'));
  const named = await import('./modules/named.cjs');
  console.log(Object.keys(named), named.default === require('./modules/named.cjs'));
  const fs = await import('node:fs');
  console.log(fs.default === require('fs'), fs.readFile === require('fs').readFile);
  await import('./modules/nope.mjs').catch((e) => console.log(e.code));
  console.log((await import(`./modules/${'tla'}.mjs`)).value);
  await new Function("return import('node:path')")().then((m) => console.log(typeof m.join), (e) => console.log(e.code));
})();
