// Names that a script looks up itself.
const dns = require('dns'), net = require('net'), http = require('http'), log = console.log;
const lookup = (host, opts, cb) => { log('lookup', host, opts.family, !!opts.all);
    process.nextTick(() => opts.all ? cb(null, [{ address: '127.0.0.1', family: 4 }]) : cb(null, '127.0.0.1',
    4)); };
const s = net.createServer((c) => { log('connection'); c.end('hi'); }).listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: s.address().port, host: 'my.host', lookup });
  c.on('lookup', (e, a, f, h) => log('event lookup', e, a, f, h)).on('connect', () => log('connect',
      c.remoteAddress)).on('data', (d) => log('data', String(d)));
  c.on('close', () => { const bad = net.connect({ port: 1, host: 'nope', lookup: (h, o, cb) => setImmediate(cb,
      Object.assign(new Error('no such'), { code: 'ENOTFOUND' })) });
    bad.on('error', (e) => log('bad', e.code, e.message)).on('lookup', (e) => log('bad lookup',
        e && e.code)).on('close', (h) => { log('bad close', h); 
      const r = http.get({ port: s.address().port, host: 'web.host', lookup: (h, o,
          cb) => cb(new Error('sync lookup')), agent: false }); r.on('error', (e) => log('http',
          e.message.slice(0, 11))).on('close', () => { log('http close'); 
        net.connect({ port: 9, host: 'no.such.host.invalid' }).on('error', (e) => log(e.code, e.syscall,
            e.hostname)).on('close', () => s.close(() => log('closed'))); }); }); });
});
