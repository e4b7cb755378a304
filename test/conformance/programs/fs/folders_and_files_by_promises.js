// Folders, files and their times by promises.
const fs = require('fs'), log = console.log, path = require('path'), os = require('os');
const d = fs.mkdtempSync(path.join(os.tmpdir(), 'k09-')), p = (n) => path.join(d, n);
const rm = fs.promises.rm || (async (x) => {});
(async () => {
  await fs.promises.mkdir(p('a/b/c'), { recursive: true }).then((x) => log('mkdir', typeof x));
  fs.mkdir(p('a/b'), { recursive: true }, (e, x) => log('again', e, x));
  await fs.promises.mkdir(p('a')).catch((e) => log(e.code, e.syscall));
  await fs.promises.writeFile(p('a/b/f'), 'text', { flag: 'wx', mode: 0o600 });
      log((fs.statSync(p('a/b/f')).mode & 0o777).toString(8));
  await fs.promises.writeFile(p('a/b/f'), 'x', { flag: 'wx' }).catch((e) => log(e.code));
  await fs.promises.readFile(p('a/b/f'), { encoding: 'hex' }).then(log); await fs.promises.readFile(p('a'),
      'utf8').catch((e) => log(e.code, e.syscall, e.message.replace(d, 'd')));
  const st = await fs.promises.stat(p('a/b/f')); log(st.size, st.isFile(), st.mtime instanceof Date,
      typeof st.mtimeMs, st.nlink); log((await fs.promises.stat(p('a/b/f'), { bigint: true })).size);
  await fs.promises.utimes(p('a/b/f'), new Date(5000), 7); log(fs.statSync(p('a/b/f')).mtimeMs,
      fs.statSync(p('a/b/f')).atimeMs);
  await fs.promises.truncate(p('a/b/f')); log(fs.readFileSync(p('a/b/f'), 'utf8') === '');
      await fs.promises.access(p('a/b/f'), fs.constants.W_OK); 
  log(fs.readdirSync(p('a'), { withFileTypes: true }).map((e) => e.name + e.isDirectory()));
  fs.unlinkSync(p('a/b/f')); for (const x of ['a/b/c', 'a/b', 'a', '']) { fs.rmdirSync(p(x));
      } log(fs.existsSync(d));
})();
