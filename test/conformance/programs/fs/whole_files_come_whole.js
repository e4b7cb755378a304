// nodes: >=14
// Whatever trips it takes: contents, arguments and errors.
const fs = require('fs'), os = require('os'), path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'whole-'));
const at = (name) => path.join(folder, name);
const told = (error) => (error ? [error.code, error.syscall, error.path && path.basename(error.path)] : 'no error');
const sum = (bytes) => bytes.reduce((total, byte) => (total * 31 + byte) % 65521, 7);
const filled = (size) => Buffer.alloc(size, 'loopglass');

async function through(size) {
  const byCallback = at(`c${size}`), byPromise = at(`p${size}`);
  await new Promise((resolve) => fs.writeFile(byCallback, filled(size), function () {
    console.log('written', size, arguments.length, arguments[0]);
    resolve();
  }));
  await fs.promises.writeFile(byPromise, filled(size));
  await new Promise((resolve) => fs.readFile(byPromise, function (error, bytes) {
    console.log('read', size, arguments.length, error, bytes.length, sum(bytes));
    resolve();
  }));
  const text = await fs.promises.readFile(byCallback, 'latin1');
  console.log('text', size, text.length, sum(Buffer.from(text, 'latin1')));
}

async function failures() {
  const none = at('none/file');
  for (const [name, options] of [['.', undefined], ['nothing', undefined], ['c100', { flag: 'a' }]]) {
    await fs.promises.readFile(at(name), options).catch((error) => console.log('promise', name, error.code));
    await new Promise((resolve) => fs.readFile(at(name), options, (error) => {
      console.log('callback', name, error.code, error.syscall);
      resolve();
    }));
  }
  await fs.promises.writeFile(none, 'x').catch((error) => console.log(told(error)));
  for (const [name, data, options] of [['none/file', 'x'], ['c100', 'x', { flag: 'r' }], ['c100', 'x', { flag: 'wx' }]]) {
    await new Promise((resolve) => fs.writeFile(at(name), data, options, (error) => {
      console.log(told(error));
      resolve();
    }));
  }
}

(async () => {
  for (const size of [0, 100, 65536, 524288, 524289, 1100000]) await through(size);
  await failures();
  fs.rmSync(folder, { recursive: true });
})();
