import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.use(async (context, next) => {
  console.log('before', context.req.path);
  await next();
  console.log('after', context.res.status);
});
app.get('/', (context) => context.text('hi'));
app.get('/json/:id', (context) => context.json({ id: context.req.param('id'), q: context.req.query('q') }));
app.post('/echo', async (context) => context.json(await context.req.json()));
console.log(await (await app.request('/json/1?q=2')).json());
const server = serve({ fetch: app.fetch, port: 0 }, async ({ port }) => {
  const base = `http://127.0.0.1:${port}`;
  console.log(await (await fetch(base)).text(), await (await fetch(`${base}/json/7?q=8`)).json());
  const echo = await fetch(`${base}/echo`, { method: 'POST', body: '{"k":[1]}', headers: { 'content-type': 'application/json' } });
  console.log(await echo.json(), (await fetch(`${base}/none`)).status);
  server.close(() => console.log('closed'));
  server.closeAllConnections();
});
