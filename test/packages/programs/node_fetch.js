const http = require('http'),
  fetch = require('node-fetch');
const s = http
  .createServer((q, r) => {
    let b = '';
    q.on('data', (c) => (b += c)).on('end', () => {
      r.setHeader('x-a', '1');
      r.end(JSON.stringify({ m: q.method, u: q.url, b }));
    });
  })
  .listen(0, async () => {
    const u = 'http://127.0.0.1:' + s.address().port;
    const r = await fetch(u + '/p?q=1');
    console.log(r.status, r.headers.get('x-a'), await r.json());
    const p = await fetch(u, { method: 'POST', body: JSON.stringify({ z: 1 }) });
    console.log(await p.text());
    s.close();
  });
