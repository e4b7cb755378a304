// nodes: >=12
// race
// The order of what an error of fs has, thrown and told; a console.log() of it shows that.
const fs = require('fs'), net = require('net'), dns = require('dns');
const lines = [];
const k = (n) => (e) => lines.push(`${n} ${Object.keys(e)} ${e.message.replace(/:::\d+/, ':::PORT')}`);
process.on('exit', () => console.log(lines.sort().join('\n')));
const s = (n, f) => { try { f(); console.log(n, 'fine'); } catch (e) { k(n)(e); } };
s('open', () => fs.readFileSync('/nope')); s('stat', () => fs.statSync('nope')); s('readdir', () => fs.readdirSync('nope')); s('mkdir', () => fs.mkdirSync('.')); s('access', () => fs.accessSync('nope')); s('rename', () => fs.renameSync('a', 'b')); s('close', () => fs.closeSync(999)); s('read', () => fs.readSync(999, Buffer.alloc(1))); s('write', () => fs.writeSync(999, 'x')); s('copy', () => fs.copyFileSync('n', 'm')); s('unlink', () => fs.unlinkSync('n')); s('rmdir', () => fs.rmdirSync('n')); s('readlink', () => fs.readlinkSync('n')); s('isdir', () => fs.readFileSync('/tmp')); s('fstat', () => fs.fstatSync(999)); s('opendir', () => fs.opendirSync('n')); s('trunc', () => fs.truncateSync('n')); s('lstat', () => fs.lstatSync('n')); s('watch', () => fs.utimesSync('n', 1, 1));
fs.readFile('n', k('readFile')); fs.stat('n', k('stat cb')); fs.rename('a', 'b', k('rename cb')); fs.promises && fs.promises.stat('n').catch(k('stat p')); fs.promises && fs.promises.readFile('n').catch(k('readFile p'));
net.connect(1, '127.0.0.1').on('error', k('connect')); net.connect('/nope').on('error', k('pipe')); const v = net.createServer().listen(0, () => net.createServer().on('error', (e) => { k('listen')(e); v.close(); }).listen(v.address().port));
