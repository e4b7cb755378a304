// Microtasks that a throw left behind tell how many the promise of a finished job takes.
// nodes: >=12
const fs = require('fs');
process.on('uncaughtException', () => {});
const done = (name) => [() => console.log(name), (error) => console.log(name, error.code)];
const beginOne = { stat: () => fs.promises.stat(__filename), access: () => fs.promises.access(__filename),
                   open: () => fs.promises.open('/no/file'), lstat: () => fs.promises.lstat('/no/file') };
const one = (name) => {
  beginOne[name]().then(...done(name));
  for (const end = Date.now() + 20; Date.now() < end;);
  process.nextTick(() => {
    (async () => { for (let i = 0; i < 8; i++) { await null; console.log(i); } })();
    throw new Error(name);
  });
};
const names = Object.keys(beginOne);
setTimeout(function next() {
  one(names.shift());
  if (names.length > 0) setTimeout(next, 60);
}, 1);
