// Servers and clients of http at their edges: errors, timeouts, agents, upgrades, pipelines.
const http = require('http');
const net = require('net');
const events = (o, names, tag) => { for (const n of names) o.on(n, (v) => console.log(tag, n, v instanceof Error ? `${v.code} ${v.message}` : '')); return o; };
const cases = [];
const add = (f) => cases.push(f);
function run() {
  const f = cases.shift();
  if (!f) return console.log('all done');
  console.log('--', f.name);
  f(() => setImmediate(run));
}
function withServer(listener, body, options = {}) {
  const s = http.createServer(options, listener).listen(0, '127.0.0.1', () => body(s, s.address().port, () => {}));
  return s;
}
add(function destroyedRequest(done) {
  withServer((req, res) => { events(req, ['aborted', 'error', 'close'], 'req'); events(res, ['close', 'finish'], 'res'); }, (s, port) => {
    const c = http.get({ port, host: '127.0.0.1' });
    events(c, ['error', 'close', 'abort'], 'client');
    setTimeout(() => c.destroy(), 30);
    c.on('close', () => setTimeout(() => s.close(done), 30));
  });
});
add(function serverDestroys(done) {
  withServer((req, res) => { res.write('part'); setTimeout(() => res.destroy(), 20); }, (s, port) => {
    http.get({ port, host: '127.0.0.1' }, (res) => { events(res, ['data', 'aborted', 'error', 'end', 'close'], 'response'); res.on('close', () => s.close(done)); });
  });
});
add(function hangUp(done) {
  const s = net.createServer((c) => { c.resume(); c.end(); }).listen(0, '127.0.0.1', () => {
    events(http.get({ port: s.address().port, host: '127.0.0.1' }), ['error', 'close'], 'client').on('close', () => s.close(done));
  });
});
add(function badAnswer(done) {
  const s = net.createServer((c) => { c.resume(); c.on('error', () => {}); c.end('HELLO\r\n\r\n'); }).listen(0, '127.0.0.1', () => {
    events(http.get({ port: s.address().port, host: '127.0.0.1' }), ['error', 'close'], 'client').on('close', () => s.close(done));
  });
});
add(function clientTimeout(done) {
  withServer(() => {}, (s, port) => {
    const c = http.get({ port, host: '127.0.0.1', timeout: 40 });
    events(c, ['timeout', 'error', 'close'], 'client');
    c.on('timeout', () => c.destroy(new Error('too slow')));
    c.on('close', () => s.close(done));
  });
});
add(function upgrade(done) {
  const s = http.createServer().on('upgrade', (req, socket, head) => { console.log('server upgrade', req.headers.upgrade, head.length); socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'); socket.on('data', (d) => socket.end('got ' + d)); }).listen(0, '127.0.0.1', () => {
    const c = http.get({ port: s.address().port, host: '127.0.0.1', headers: { Connection: 'Upgrade', Upgrade: 'x' } });
    c.on('upgrade', (res, socket) => { console.log('client upgrade', res.statusCode); socket.write('ping'); socket.on('data', (d) => console.log(d.toString())); socket.on('close', () => s.close(done)); });
  });
});
add(function limitedAgent(done) {
  withServer((req, res) => { console.log('server', req.url); setTimeout(() => res.end(req.url), 10); }, (s, port) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    let left = 3;
    for (const p of ['/1', '/2', '/3']) http.get({ port, host: '127.0.0.1', path: p, agent }, (res) => { res.resume(); res.on('end', () => { console.log('end', p); if (--left === 0) { agent.destroy(); s.close(done); } }); });
  });
});
add(function largeBodies(done) {
  withServer((req, res) => { let n = 0; req.on('data', (d) => n += d.length); req.on('end', () => { res.end(Buffer.alloc(300000, 98)); console.log('server got', n); }); }, (s, port) => {
    const c = http.request({ port, host: '127.0.0.1', method: 'POST' }, (res) => { let n = 0; res.on('data', (d) => n += d.length); res.on('end', () => { console.log('client got', n, res.headers['content-length']); s.close(done); }); });
    c.write(Buffer.alloc(200000, 97)); c.end(Buffer.alloc(100000, 97));
  });
});
add(function headers(done) {
  withServer((req, res) => {
    console.log(req.headers['x-a'], req.headers.cookie, req.headersDistinct['x-a'], req.rawHeaders.length);
    res.setHeader('Set-Cookie', ['a=1', 'b=2']); res.appendHeader('X-L', '1'); res.appendHeader('X-L', '2'); res.removeHeader('Date');
    console.log(res.getHeaderNames(), res.hasHeader('x-l'), res.getHeader('set-cookie'), res.headersSent);
    for (const f of [() => res.setHeader('bad name', 'x'), () => res.setHeader('x', 'a\nb'), () => res.setHeader('x', undefined), () => res.writeHead(99), () => res.write(5), () => res.write(null)]) try { f(); } catch (e) { console.log(e.code, e.message); }
    res.end('ok');
    try { res.setHeader('late', '1'); } catch (e) { console.log(e.code, e.message); }
    res.on('error', (e) => console.log('late write', e.code)); res.write('more', (e) => console.log('cb', e.code));
  }, (s, port) => {
    http.get({ port, host: '127.0.0.1', headers: { 'X-A': ['1', '2'], Cookie: ['a=b', 'c=d'] } }, (res) => { console.log(res.headers['set-cookie'], res.headers['x-l'], res.headers.date); res.resume(); res.on('end', () => s.close(done)); });
  });
});
add(function clientErrors(done) {
  for (const f of [() => http.request({ path: '/a b' }), () => http.request({ method: 'B D' }), () => http.get('ftp://x'), () => http.request({ port: 70000 }), () => http.request({ host: 5 }), () => http.request('nourl')]) try { f().on('error', () => {}); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
  done();
});
add(function closeWithOpenConnection(done) {
  withServer((req, res) => { res.end('x'); s2.close(() => console.log('server closed')); setTimeout(done, 50); }, () => {});
  const s2 = withServer((req, res) => { res.end('y'); s2.close(() => { console.log('closed'); }); }, (s, port) => { http.get({ port, host: '127.0.0.1' }, (res) => { res.resume(); res.on('end', () => setTimeout(done, 50)); }); });
  s2.on('connection', () => console.log('connection'));
});
run();
setTimeout(() => process.exit(), 5000).unref();
