// nodes: >=20.3
// Who hears of the reason of an abort, before the answer, while its body is read, and behind it.
const http = require('http');
const server = http.createServer((q, s) => { s.write('x'); if (q.url === '/') setTimeout(() => s.end('slow'), 50); });
server.listen(0, async () => {
  const u = `http://127.0.0.1:${server.address().port}`;
  for (const reason of [undefined, new Error('mine'), 'text']) {
    const ac = new AbortController(); const r = await fetch(u, { signal: ac.signal }); ac.abort(reason);
    try { await r.text(); } catch (e) { console.log('body', e?.name, e?.message ?? e); }
    const ac2 = new AbortController(); const p = fetch(u + '/2', { signal: ac2.signal }); ac2.abort(reason);
    try { await p; } catch (e) { console.log('head', e?.name, e?.message ?? e); }
    const ac3 = new AbortController(); const r3 = await fetch(u + '/2', { signal: ac3.signal }); const rd = r3.body.getReader(); await rd.read(); setTimeout(() => ac3.abort(reason), 5);
    try { await rd.read(); } catch (e) { console.log('reader', e?.name, e?.message ?? e); }
  }
  server.close(); server.closeAllConnections();
});
