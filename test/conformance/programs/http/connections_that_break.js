// A connection that breaks before the answer and in its middle, and a request whose body comes later.
const http = require('http');
const log = console.log;
const server = http.createServer((req, res) => {
  req.on('error', (e) => log('req error', e.code)).on('close', () => log('req close', req.complete)).on('end',
      () => log('req end'));
  res.on('error', (e) => log('res error', e.code)).on('close', () => log('res close',
      res.finished)).on('finish', () => log('res finish'));
  req.resume(); if (req.url === '/reset') return setTimeout(() => { log('reset'); req.socket.destroy(); }, 5);
  if (req.url === '/late') { res.write('x'); return setTimeout(() => { log('late'); res.end('y',
      () => log('late cb')); }, 30); }
  res.end('ok');
});
server.listen(0, '127.0.0.1', () => {
  const o = (path) => ({ port: server.address().port, host: '127.0.0.1', path, agent: false });
  const a = http.get(o('/reset')); a.on('error', (e) => { log('a error', e.code, e.message);
      process.nextTick(() => log('a tick')); }); a.on('close', () => { log('a close');
    const b = http.get(o('/late'), (res) => { res.on('error', (e) => log('b res error', e.code));
        res.on('aborted', () => log('b aborted')); res.on('close', () => log('b res close')); res.once('data',
        () => { log('b data'); res.destroy(); }); });
    b.on('error', (e) => log('b error', e.code)); b.on('close', () => { log('b close'); setTimeout(() => {
      const c = http.request({ ...o('/post'), method: 'POST' }, (res) => { log('c response');
          res.resume().on('end', () => log('c end')); }); c.on('error', (e) => log('c error', e.code));
          c.on('close', () => { log('c close'); server.close(() => log('closed')); }); c.on('finish',
          () => log('c finish')); c.flushHeaders(); c.write('1'); setImmediate(() => c.end('2'));
    }, 40); }); });
});
