// nodes: >=18
// all(), race() and allSettled() over requests, one after the other, and aborted ones.
const http = require('http');
const order = [];
const log = (text) => order.push(text);
const server = http.createServer((request, response) => {
  log(`server ${request.url}`);
  if (request.url !== '/never') response.end('{"a":1}');
});
server.listen(0, async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  await fetch(base).then((response) => response.text());
  const all = await Promise.all([1, 2, 3].map(async (i) => (await fetch(`${base}/${i}`)).status));
  log(`all ${all}`);
  order.sort();
  log(await Promise.race([fetch(`${base}/never`), new Promise((resolve) => setTimeout(resolve, 20, 'timer'))]));
  const settled = await Promise.allSettled([fetch(base), fetch('http://127.0.0.1:1/'), fetch(base, { signal: AbortSignal.abort() })]);
  log(settled.map((each) => each.status + (each.reason ? each.reason.name : '')).join());
  for (const id of [1, 2, 3]) log(`${id} ${(await (await fetch(`${base}/seq${id}`)).json()).a}`);
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 10);
  try { await fetch(`${base}/never`, { signal: abort.signal }); } catch (error) { log(`${error.name} ${abort.signal.aborted}`); }
  server.close(() => { log('closed'); console.log(order.join('\n')); });
  if (server.closeAllConnections) server.closeAllConnections();
});
