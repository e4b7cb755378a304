// nodes: >=10
// Which properties entries of folders and stats have, by version, and process.mainModule; names of once() wrappers.
const fs = require('fs');
const folder = fs.mkdtempSync('entries-');
fs.writeFileSync(folder + '/file', 'x');
console.log(require('util').inspect(fs.readdirSync(folder, { withFileTypes: true })).split(folder).join('FOLDER'));
const stats = fs.statSync(folder + '/file');
console.log(Object.keys(stats).join(), 'atime' in stats, stats.mtime instanceof Date, stats.mtime === stats.mtime);
console.log(Object.keys(stats).length, Object.keys(fs.statSync(folder, { bigint: true })).join());
console.log(process.mainModule === module, require.main === module);
const emitter = new (require('events'))();
emitter.once('x', () => console.log('once'));
console.log(emitter.rawListeners('x'));
emitter.rawListeners('x')[0]();
console.log(emitter.emit('x'));
fs.unlinkSync(folder + '/file');
fs.rmdirSync(folder);
