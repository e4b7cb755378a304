const Koa = require('koa'),
  http = require('http');
const a = new Koa();
a.use(async (c, n) => {
  console.log('>');
  await n();
  console.log('<', c.status);
});
a.use(async (c) => {
  c.body = { p: c.path };
});
const s = a.listen(0, () =>
  http.get({ port: s.address().port, path: '/x' }, (r) => {
    let t = '';
    r.on('data', (c) => (t += c)).on('end', () => {
      console.log(r.statusCode, t);
      s.close();
    });
  }),
);
