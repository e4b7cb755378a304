const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.method, req.url, req.headers.host.replace(/\d+$/, 'P'), req.httpVersion);
  if (req.url === '/json') { res.setHeader('Content-Type', 'application/json'); res.end(JSON.stringify({ a: 1 })); }
  else if (req.url === '/chunked') { res.write('one'); res.write('two'); setTimeout(() => res.end('three'), 5); }
  else if (req.url === '/echo') { let b = ''; req.setEncoding('utf8'); req.on('data', (d) => b += d); req.on('end', () => { res.writeHead(201, { 'X-Len': b.length }); res.end(b); }); }
  else if (req.url === '/trail') { res.writeHead(200, { Trailer: 'X-T' }); res.write('body'); res.addTrailers({ 'X-T': 'tt' }); res.end(); }
  else { res.statusCode = 404; res.end('nope'); }
  res.on('finish', () => console.log('res finish', req.url)); res.on('close', () => console.log('res close', req.url));
});
server.listen(0, '127.0.0.1', async () => {
  const port = server.address().port;
  function ask(path, options = {}, body) { return new Promise((resolve, reject) => { const q = http.request({ port, host: '127.0.0.1', path, ...options }, (res) => { let s = ''; res.setEncoding('utf8'); res.on('data', (d) => { s += d; }); res.on('end', () => { const h = { ...res.headers }; delete h.date; console.log('response', res.statusCode, res.statusMessage, h, JSON.stringify(s), res.trailers, q.reusedSocket); resolve(s); }); }); q.on('error', (e) => { console.log('error', e.message, e.code); resolve(); }); q.on('close', () => console.log('req close', path)); q.end(body); }); }
  await ask('/json'); await ask('/chunked'); await ask('/echo', { method: 'POST' }, 'hello'); await ask('/x'); await ask('/json', { method: 'HEAD' }); await ask('/trail');
  await ask('/json', { agent: false }); await ask('/echo', { method: 'PUT', headers: { Expect: '100-continue', 'Content-Length': 3 } }, 'abc');
  await ask('/json', { port: 1 });
  const net = require('net'); 
  await new Promise((r) => { const c = net.connect(port, '127.0.0.1', () => c.write('GET /a HTTP/1.1\r\nHost: a:1\r\n\r\nGET /b HTTP/1.1\r\nHost: b:1\r\nConnection: close\r\n\r\n')); let t = ''; c.on('data', (d) => t += d); c.on('close', () => { console.log(t.replace(/Date: .*/g, 'Date').split('\r\n')); r(); }); });
  await new Promise((r) => { const c = net.connect(port, '127.0.0.1', () => c.write('BAD REQUEST\r\n\r\n')); let t = ''; c.on('data', (d) => t += d); c.on('close', () => { console.log(JSON.stringify(t)); r(); }); });
  await new Promise((r) => { const c = net.connect(port, '127.0.0.1', () => c.write('GET /a HTTP/1.1\r\n\r\n')); let t = ''; c.on('data', (d) => t += d); c.on('close', () => { console.log(t.replace(/Date: .*/g, 'Date').split('\r\n')); r(); }); });
  server.close(() => console.log('server closed'));
  console.log(http.STATUS_CODES[404], http.METHODS.length > 30);
});
