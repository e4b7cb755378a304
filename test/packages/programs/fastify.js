const f = require('fastify')();
f.get('/x/:a', async (q) => ({ a: q.params.a }));
f.listen({ port: 0 }).then(async () => {
  const r = await f.inject('/x/1');
  console.log(r.statusCode, r.body);
  await new Promise((d) =>
    require('http').get({ port: f.server.address().port, path: '/x/2' }, (r) => {
      r.on('data', (c) => console.log(String(c))).on('end', d);
    }),
  );
  await f.close();
  console.log('closed');
});
