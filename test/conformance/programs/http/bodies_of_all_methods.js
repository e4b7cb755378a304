// Requests of all methods, with and without bodies. What follows a request that closes is left out or refused.
const http = require('http');
const log = console.log;
const server = http.createServer((req, res) => {
  log(req.method, req.url);
  if (req.method === 'HEAD') { res.setHeader('Content-Length', 5); return res.end(); }
  if (req.method === 'OPTIONS') { res.writeHead(204, { Allow: 'GET' }); return res.end(); }
  if (req.method === 'DELETE') { res.writeHead(405, 'Nope', { 'Content-Type': 'text/plain' });
      return res.end('nope'); }
  let n = 0; req.on('data', (c) => n += c.length); req.on('end', () => res.end(JSON.stringify({ n,
      t: req.headers['transfer-encoding'] || null, l: req.headers['content-length'] || null,
      c: req.headers.connection })));
});
server.listen(0, async () => {
  const call = (method, body, headers) => new Promise((ok) => {
    const req = http.request({ port: server.address().port, method, path: '/' + method.toLowerCase(), headers,
        agent: false }, (res) => {
      let t = ''; res.on('data', (d) => t += d); res.on('end', () => { log(' ', res.statusCode,
          res.statusMessage, res.headers['content-length'], res.headers['transfer-encoding'], t); ok(); });
    });
    if (Array.isArray(body)) { for (const b of body) req.write(b); req.end(); } else req.end(body);
  });
  await call('HEAD'); await call('OPTIONS'); await call('DELETE'); await call('GET'); await call('POST',
      'abc'); await call('POST', ['ab', 'cd']); await call('PUT', ['xyz'], { 'Content-Length': 3 });
      await call('PATCH'); await call('GET', 'body');
  server.close(() => log('closed'));
});
