// What a FileHandle does, and what it says when it is closed.
const fs = require('fs'), path = require('path'), os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'f04-'));
const P = fs.promises;
const clean = (e) => `${e.name} ${e.code} ${e.message.split(dir).join('D')}`;
(async () => {
  const f = path.join(dir, 'h');
  const h = await P.open(f, 'w+');
  console.log(typeof h.fd, h.constructor.name);
  console.log(JSON.stringify((await h.write('hello')).bytesWritten));
  const { bytesWritten, buffer } = await h.write(Buffer.from(' world'), 0, 6, 5);
  console.log(bytesWritten, String(buffer));
  const r = await h.read(Buffer.alloc(4), 0, 4, 3);
  console.log(r.bytesRead, String(r.buffer));
  await h.truncate(8);
  console.log((await h.stat()).size);
  await h.appendFile('!');
  console.log(String(await P.readFile(f)));
  await h.sync(); await h.datasync();
  await h.chmod(0o600);
  console.log(((await h.stat()).mode & 0o777).toString(8));
  await h.close();
  try { await h.read(Buffer.alloc(1), 0, 1, 0); } catch (e) { console.log(clean(e)); }
  try { await h.stat(); } catch (e) { console.log(clean(e)); }
  try { console.log(await h.close()); } catch (e) { console.log(clean(e)); }
  for (const [n, a] of [['unlink', ['no']], ['rmdir', ['no']], ['readFile', ['no']], ['open', ['no', 'r']],
      ['access', ['no']], ['mkdir', ['h']], ['readdir', ['h']], ['stat', ['no']]]) {
    try { await P[n](path.join(dir, a[0]), ...a.slice(1)); console.log(n, 'fine'); } catch (e) { console.log(n,
        clean(e), e.syscall, e.path === path.join(dir, a[0])); }
  }
  await P.unlink(f); await P.rmdir(dir);
  console.log(await P.access(dir).catch((e) => e.code));
})();
