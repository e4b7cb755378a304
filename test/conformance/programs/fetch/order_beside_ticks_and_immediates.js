// nodes: >=18
// The order of requests beside ticks, timers and immediates; a kept connection and a second one.
const http = require('http');
const server = http.createServer((q, s) => { console.log('server', q.url); s.end('ok'); }).listen(0, async () => {
  const u = `http://127.0.0.1:${server.address().port}/`;
  console.log('a');
  const p = fetch(u + 1).then((r) => { console.log('then'); process.nextTick(() => console.log('tick in then')); queueMicrotask(() => console.log('micro in then')); return r.text(); }).then((t) => console.log('text', t));
  process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro'));
  setImmediate(() => console.log('immediate'));
  await p;
  console.log('second');
  await (await fetch(u + 2)).text();
  console.log('third');
  const [x, y] = await Promise.all([fetch(u + 3), fetch(u + 4)]);
  console.log(x.status, y.status);
  console.log(await x.text(), await y.text());
  server.close(() => console.log('closed'));
});
server.on('connection', () => console.log('connection'));
