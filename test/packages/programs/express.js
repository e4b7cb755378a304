const express = require('express'),
  http = require('http');
const a = express();
a.use(express.json());
a.use((q, r, n) => {
  console.log('mw', q.method, q.url);
  n();
});
a.get('/u/:id', (q, r) => r.json({ id: q.params.id, q: q.query }));
a.post('/p', (q, r) => r.status(201).send(q.body));
a.get('/e', () => {
  throw new Error('boom');
});
a.use((e, q, r, n) => {
  console.log('err', e.message);
  r.status(500).end('E');
});
const s = a.listen(0, () => {
  const port = s.address().port;
  const get = (o, b) =>
    new Promise((f) => {
      const q = http.request({ port, ...o }, (r) => {
        let t = '';
        r.on('data', (c) => (t += c)).on('end', () => {
          console.log(r.statusCode, t, r.headers['content-type']);
          f();
        });
      });
      q.end(b);
    });
  (async () => {
    await get({ path: '/u/5?x=1' });
    await get({ path: '/p', method: 'POST', headers: { 'content-type': 'application/json' } }, '{"a":1}');
    await get({ path: '/e' });
    await get({ path: '/none' });
    s.close();
  })();
});
