const net = require('net');
const server = net.createServer((s) => { console.log('conn', s.remoteFamily, s.localPort === server.address().port); s.on('data', (d) => { console.log('srv data', d.toString()); s.write('echo:' + d); }); s.on('end', () => console.log('srv end')); s.on('close', (h) => console.log('srv close', h)); });
server.on('close', () => console.log('server close'));
server.listen(0, '127.0.0.1', () => {
  console.log('listening', server.address().address, server.address().family, server.listening);
  const c = net.connect(server.address().port, '127.0.0.1', () => { console.log('connect cb', c.readyState, c.connecting); c.write('hi'); });
  console.log(c.connecting, c.pending, c.readyState);
  for (const e of ['lookup', 'ready', 'end', 'finish', 'close', 'connectionAttempt']) c.on(e, (v) => console.log('c', e, e==='connectionAttempt' ? v : typeof v));
  c.on('data', (d) => { console.log('c data', d.toString(), c.bytesRead, c.bytesWritten); c.end(); });
  c.on('close', () => { server.close(() => { console.log('closed cb'); next(); }); setImmediate(() => console.log('imm after close')); process.nextTick(() => console.log('tick after close')); });
});
process.nextTick(() => console.log('tick')); setImmediate(() => console.log('imm'));
function next() {
  const x = net.connect(1, '127.0.0.1'); x.on('error', (e) => { console.log(e.message, e.code, e.errno, e.syscall, e.address, e.port, Object.keys(e)); }); x.on('close', (h) => { console.log('x close', h); next2(); });
}
function next2() {
  const a = net.createServer().listen(0, () => { console.log(a.address().address, a.address().family);
    const b = net.createServer().listen(a.address().port); b.on('error', (e) => { console.log(e.message.replace(/\d+$/, 'P'), e.code, e.errno, e.syscall, e.address); a.close(); next3(); }); });
}
function next3() {
  const s = net.createServer({ allowHalfOpen: true }, (q) => { q.on('end', () => { console.log('half end'); q.end('bye'); }); q.resume(); }).listen(0, () => {
    const c = net.connect({ port: s.address().port, host: '127.0.0.1' }); c.end('only'); c.on('data', (d) => console.log('got', d.toString())); c.on('close', () => { console.log('c closed'); s.close(); next4(); });
  });
}
function next4() {
  const s = net.createServer((q) => { q.setTimeout(50, () => { console.log('timeout'); q.destroy(); }); q.on('close', () => console.log('q close')); }).listen(0, () => { const c = net.connect(s.address().port, 'localhost'); c.on('error', (e) => console.log('E', e.code)); c.on('close', () => { console.log('c4 closed'); s.close(); next5(); }); });
}
function next5() {
  for (const f of [() => net.connect(), () => net.connect({ port: 99999 }), () => net.createServer().listen({}), () => net.createServer(5), () => new net.Socket().setTimeout('x'), () => net.createServer().listen(-1)]) try { f(); console.log('no'); } catch (e) { console.log(e.code, e.message); }
  console.log(net.isIP('1.2.3.4'), net.isIP('::1'), net.isIP('x'), net.isIPv4('1.1.1.1'), net.isIPv6('::'));
}
