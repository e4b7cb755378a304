// nodes: >=18
// Encodings, redirects, cookies, clones, aborts, and answers that are none.
const http = require('http'), zlib = require('zlib');
const log = console.log;
const server = http.createServer((req, res) => {
  if (req.url === '/gz') { res.setHeader('content-encoding', 'gzip'); return res.end(zlib.gzipSync('zipped')); }
  if (req.url === '/br') { res.setHeader('content-encoding', 'br'); return res.end(zlib.brotliCompressSync('brotli')); }
  if (req.url === '/redir') { res.writeHead(302, { location: '/gz' }); return res.end(); }
  if (req.url === '/loop') { res.writeHead(302, { location: '/loop' }); return res.end(); }
  if (req.url === '/slow') { res.write('a'); setTimeout(() => res.end('b'), 20); return; }
  if (req.url === '/cut') { res.writeHead(200, { 'content-length': 10 }); res.write('abc'); setTimeout(() => res.destroy(), 10); return; }
  if (req.url === '/bad') { req.socket.end('nonsense\r\n\r\n'); return; }
  if (req.url === '/hang') { return; }
  if (req.url === '/204') { res.writeHead(204); return res.end(); }
  if (req.url === '/big') { return res.end('x'.repeat(300000)); }
  if (req.url === '/headers') { res.setHeader('set-cookie', ['a=1', 'b=2']); return res.end(JSON.stringify(req.rawHeaders.map((x) => x.replace(/:\d+/, ':P')))); }
  req.pipe(res);
}).listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  for (const u of ['/gz', '/br', '/redir', '/204', '/slow']) { const r = await fetch(base + u); log(u, r.status, r.redirected, await r.text()); }
  const b = await fetch(base + '/big'); let n = 0, c = 0; for await (const x of b.body) { n += x.length; } log('big', n);
  const s = await fetch(base + '/slow'); const rd = s.body.getReader(); let ch; while (!(ch = await rd.read()).done) log(ch.value, Buffer.from(ch.value).toString());
  const cl = await fetch(base + '/gz'); const c2 = cl.clone(); log(await cl.text(), await c2.text());
  for (const u of ['/cut', '/bad', '/loop']) await fetch(base + u).then((r) => r.text()).then(log, (e) => log(u, e.name, e.message, e.cause?.name, e.cause?.message, e.cause?.code));
  await fetch(base + '/hang', { signal: AbortSignal.timeout(30) }).catch((e) => log(e.name, e.message, e.code));
  const e = await fetch(base + '/echo', { method: 'POST', body: new Blob(['blobby'], { type: 'text/x' }) }); log(await e.text());
  const st = await fetch(base + '/echo', { method: 'POST', duplex: 'half', body: new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('one')); setTimeout(() => { c.enqueue(new TextEncoder().encode('two')); c.close(); }, 5); } }) }); log(await st.text());
  const g = await fetch(base + '/echo', { method: 'POST', body: (async function* () { yield 'x'; yield 'y'; })() , duplex: 'half' }).catch((e) => e); log(g.message ?? await g.text());
  await fetch(base + '/x', { method: 'GET', body: 'no' }).catch((e) => log(e.name, e.message));
  await fetch(base + '/x', { method: 'TRACE' }).catch((e) => log(e.name, e.message));
  await fetch('ftp://x').catch((e) => log(e.name, e.message, e.cause?.message));
  const d = await fetch('data:text/plain,hello%20you'); log(await d.text(), d.headers.get('content-type'));
  const all = await Promise.all([1, 2, 3].map((i) => fetch(base + '/echo', { method: 'POST', body: 'n' + i }).then((r) => r.text()))); log(all);
  try { await (await fetch(base + '/gz')).json(); } catch (e) { log(e.name, e.message); }
  const used = await fetch(base + '/gz'); await used.text(); await used.text().catch((e) => log(e.name, e.message));
  server.close(); server.closeAllConnections();
});
