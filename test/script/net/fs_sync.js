const fs = require('fs');
const path = require('path');
const dir = fs.mkdtempSync('/tmp/lgfs-');
console.log(dir.length, dir.startsWith('/tmp/lgfs-'));
const f = path.join(dir, 'a.txt');
fs.writeFileSync(f, 'hello');
console.log(fs.readFileSync(f, 'utf8'), fs.readFileSync(f));
fs.appendFileSync(f, ' world');
console.log(fs.readFileSync(f, { encoding: 'utf8' }));
const st = fs.statSync(f);
console.log(st.size, st.isFile(), st.isDirectory(), (st.mode & 0o777).toString(8), st instanceof fs.Stats);
console.log(fs.existsSync(f), fs.existsSync(f + 'x'), fs.existsSync());
for (const fn of [() => fs.readFileSync(f + 'x'), () => fs.openSync(dir + '/no/x', 'w'), () => fs.readdirSync(f), () => fs.mkdirSync(dir), () => fs.rmdirSync(f), () => fs.unlinkSync(f + 'q'), () => fs.statSync('nope'), () => fs.readFileSync(dir), () => fs.closeSync(9999), () => fs.renameSync('a1', 'b1'), () => fs.readFileSync(5.5), () => fs.readFileSync(), () => fs.openSync(f, 'zz'), () => fs.readFileSync(f, 'bad'), () => fs.readFile(f), () => fs.stat(f), () => fs.copyFileSync(f + 'x', f + 'y'), () => fs.accessSync(f + 'x'), ()=>fs.readSync('a'), ()=>fs.writeSync(1,{}), ()=>fs.mkdirSync(dir+'/x/y/z'), ()=>fs.symlinkSync('a', f), ()=>fs.readlinkSync(f), ()=>fs.rmSync(dir), ()=>fs.rmSync(dir+'/zz'), ()=>fs.truncateSync(f+'x'), ()=>fs.openSync('a\0b'), ()=>fs.chmodSync(f, 'zz'), ()=>fs.writeFileSync(f, 5)]) {
  try { fn(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.errno, e.syscall, e.message.replaceAll(dir, 'DIR'), e.path?.replace(dir, 'DIR'), e.dest?.replace(dir,'DIR')); }
}
fs.mkdirSync(path.join(dir, 'x/y/z'), { recursive: true });
console.log(fs.mkdirSync(path.join(dir, 'x/y/z'), { recursive: true }), fs.mkdirSync(path.join(dir, 'p/q'), { recursive: true }).replace(dir, 'DIR'));
fs.writeFileSync(path.join(dir, 'x/y/f1'), '1');
fs.writeFileSync(path.join(dir, 'x/f2'), '2');
console.log(fs.readdirSync(dir), fs.readdirSync(dir, { withFileTypes: true }).map((d) => [d.name, d.isDirectory(), d.isFile(), d.path.replace(dir, 'DIR')]));
console.log(fs.readdirSync(dir, { recursive: true }).sort());
fs.copyFileSync(f, f + '2'); fs.renameSync(f + '2', f + '3');
console.log(fs.readdirSync(dir));
fs.symlinkSync('a.txt', path.join(dir, 'l'));
console.log(fs.readlinkSync(path.join(dir, 'l')), fs.lstatSync(path.join(dir, 'l')).isSymbolicLink(), fs.realpathSync(path.join(dir, 'l')).replace(dir, 'DIR'), fs.readFileSync(path.join(dir,'l'),'utf8'));
fs.truncateSync(f, 3); console.log(fs.readFileSync(f, 'utf8'));
fs.utimesSync(f, 100, 200); console.log(fs.statSync(f).mtimeMs, fs.statSync(f).atime);
fs.chmodSync(f, 0o600); console.log((fs.statSync(f).mode & 0o777).toString(8), fs.statSync(f,{bigint:true}).size);
const fd = fs.openSync(f, 'r+'); const b = Buffer.alloc(10);
console.log(fs.readSync(fd, b, 0, 10, 0), b, fs.writeSync(fd, 'XY', 1), fs.readSync(fd, b, { position: 0 }), b.toString('utf8', 0, 3), fs.fstatSync(fd).size); fs.ftruncateSync(fd, 1); fs.fsyncSync(fd); fs.closeSync(fd);
console.log(fs.readFileSync(f, 'utf8'));
fs.cpSync(path.join(dir, 'x'), path.join(dir, 'c'), { recursive: true }); console.log(fs.readdirSync(path.join(dir, 'c'), { recursive: true }).sort());
fs.rmSync(path.join(dir, 'c'), { recursive: true }); fs.rmSync(path.join(dir, 'c'), { force: true }); 
const dd = fs.opendirSync(dir); let n = 0; while (dd.readSync()) n++; dd.closeSync(); console.log(n);
fs.rmSync(dir, { recursive: true, force: true }); console.log(fs.existsSync(dir));
console.log(Object.keys(fs.constants).length, fs.constants.O_RDWR, fs.F_OK, fs.R_OK);
