// What writeFile, appendFile and write take besides texts and bytes: anything until Node 12.
const fs = require('fs');
const path = require('path');
const file = path.join(require('os').tmpdir(), `text-${process.pid}`);
const read = () => fs.readFileSync(file, 'utf8');
function attempt(label, call) {
  try { console.log(label, call()); } catch ({ name, code, message }) { console.log(label, name, code, message); }
}
for (const value of [5, {}, null, undefined, true, [1, 2], { toString() { return 'own'; } }, new Map()]) {
  attempt('writeFileSync', () => { fs.writeFileSync(file, value); return read(); });
  attempt('appendFileSync', () => { fs.appendFileSync(file, value); return read(); });
  attempt('writeSync', () => {
    const fd = fs.openSync(file, 'w');
    try { return fs.writeSync(fd, value); } finally { fs.closeSync(fd); }
  });
}
const byPromises = () => fs.promises.writeFile(file, {}).then(read).catch(({ message }) => message).then(console.log)
  .then(() => fs.promises.appendFile(file, 5)).then(read).catch(({ message }) => message).then(console.log)
  .then(() => fs.unlinkSync(file));
attempt('writeFile', () => fs.writeFile(file, 7, (error) => {
  console.log(error, read());
  fs.appendFile(file, 8, (again) => {
    console.log(again, read());
    byPromises();
  });
}));
process.on('exit', () => { if (fs.existsSync(file)) fs.unlinkSync(file); });
