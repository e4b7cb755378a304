// A file written until there is no room, and read again in chunks and in part.
const fs = require('fs'), path = require('path'), os = require('os'), log = console.log;
const f = path.join(os.tmpdir(), 'k05-' + process.pid);
const w = fs.createWriteStream(f, { highWaterMark: 8 });
let i = 0;
function pump() { let ok = true; while (i < 6 && ok) { ok = w.write('line ' + i++ + '\n'); log('write', i, ok);
    } if (i < 6) w.once('drain', () => { log('drain'); pump(); }); else w.end(() => log('end cb')); }
pump();
w.on('finish', () => log('finish', w.bytesWritten)).on('close', () => { log('close');
  const r = fs.createReadStream(f, { encoding: 'utf8', highWaterMark: 10 }); let text = '';
  (async () => { for await (const c of r) { log('chunk', JSON.stringify(c)); text += c; } log('lines',
      text.trim().split('\n').length, r.destroyed, r.bytesRead);
    const fd = fs.openSync(f, 'r'); const s = fs.createReadStream(null, { fd, autoClose: false, start: 2,
        end: 5 }); for await (const c of s) log('part', String(c)); log(fs.fstatSync(fd).size); fs.closeSync(fd);
    const a = fs.createWriteStream(f, { flags: 'a', encoding: 'latin1' }); a.end('é', () => { log('size',
        fs.statSync(f).size); fs.unlinkSync(f); }); })(); });
