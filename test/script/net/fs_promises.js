const fs = require('fs'); const fsp = fs.promises; const path = require('path');
async function main() {
  const dir = await fsp.mkdtemp('/tmp/lgfs-'); const f = path.join(dir, 'a.txt');
  await fsp.writeFile(f, 'abc'); console.log(await fsp.readFile(f, 'utf8'), await fsp.readFile(f));
  await fsp.appendFile(f, 'def');
  const h = await fsp.open(f, 'r+'); console.log(h.constructor.name, typeof h.fd);
  console.log((await h.read(Buffer.alloc(4), 0, 4, 0)).bytesRead, (await h.readFile('utf8')), (await h.stat()).size, (await h.write('Z', 0)).bytesWritten);
  await h.truncate(2); console.log(await h.readFile({ encoding: 'utf8' })); 
  h.on('close', () => console.log('handle close')); await h.close(); console.log(h.fd);
  try { await h.read(); } catch (e) { console.log(e.message, e.code, e.syscall); }
  for (const p of [() => fsp.readFile(f + 'x'), () => fsp.stat('nope'), () => fsp.mkdir(dir), () => fsp.readFile(), () => fsp.rm(dir), () => fsp.open(f, 'qq')]) {
    try { await p(); console.log('ok?'); } catch (e) { console.log(e.name, e.code, e.errno, e.syscall, e.message.replaceAll(dir, 'DIR')); }
  }
  await fsp.mkdir(path.join(dir, 'q/w'), { recursive: true });
  console.log(await fsp.readdir(dir), (await fsp.readdir(dir, { withFileTypes: true })).map((d) => d.isDirectory()), (await fsp.readdir(dir, { recursive: true })).sort());
  for await (const e of await fsp.opendir(dir)) console.log('entry', typeof e.name);
  async function* gen() { yield 'x'; yield 'y'; }
  await fsp.writeFile(f, gen()); console.log(await fsp.readFile(f, 'utf8'));
  await fsp.rm(dir, { recursive: true }); console.log(await fsp.access(dir).then(() => 'there', (e) => e.code));
  const ac = new AbortController(); ac.abort(); try { await fsp.readFile(f, { signal: ac.signal }); } catch (e) { console.log(e.name, e.code); }
}
main().then(() => console.log('done'), (e) => console.log('FAIL', e));
