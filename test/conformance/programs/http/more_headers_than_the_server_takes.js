// nodes: >=14
// From 22 on a server answers 431 to more headers than its maxHeadersCount; before, it leaves the rest out, as a client does
// in all versions.
const http = require('http');
const net = require('net');
const log = [];
async function ask(most, count, listens) {
  const server = http.createServer((q, r) => { log.push(`request with ${Object.keys(q.headers).length}`); r.end('ok'); });
  server.maxHeadersCount = most;
  if (listens) server.on('clientError', (e, s) => { log.push(`${e.code} ${e.message}`); s.end('HTTP/1.1 499 Mine\r\n\r\n'); });
  await new Promise((f) => server.listen(0, f));
  const lines = Array.from({ length: count - 2 }, (_, i) => `x${i}: ${i}`).join('\r\n');
  const text = await new Promise((f) => {
    let all = '';
    const s = net.connect(server.address().port, () => s.write(`GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${lines}\r\n\r\n`));
    s.on('data', (d) => { all += d; }).on('close', () => f(all));
  });
  log.push(`${most} of ${count}: ${text.split('\r\n')[0]}`);
  server.close();
}
async function get(most, count) {
  const server = http.createServer((q, r) => { for (let i = 0; i < count; i++) r.setHeader('x' + i, i); r.end('ok'); });
  await new Promise((f) => server.listen(0, f));
  await new Promise((f) => {
    const q = http.get({ port: server.address().port, agent: false }, (r) => { log.push(`${most} of ${count}: response with ${Object.keys(r.headers).length}`); r.resume().on('end', f); });
    q.maxHeadersCount = most;
  });
  server.close();
}
(async () => {
  for (const [most, count] of [[5, 4], [5, 5], [5, 6], [5, 20], [40, 40], [40, 41], [0, 100], [null, 1000], [null, 1001]]) await ask(most, count);
  await ask(5, 10, true);
  for (const [most, count] of [[5, 2], [5, 3], [5, 10], [40, 50], [null, 100]]) await get(most, count);
  console.log(log.join('\n'));
})();
