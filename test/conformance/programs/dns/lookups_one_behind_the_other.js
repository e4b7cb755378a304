// Lookups of names and addresses, and with wrong options.
const dns = require('dns');
const log = console.log;
dns.lookup('localhost', { family: 4 }, (e, a, f) => {
  log('lookup', e, a, f);
  process.nextTick(() => log('tick')); Promise.resolve().then(() => log('micro'));
  dns.lookup('127.0.0.1', (e, a, f) => {
    log('ip', a, f);
    dns.lookup('does-not-exist.invalid', (e, a, f) => {
      log(e.code, e.syscall, e.hostname, a, f, e.message);
      dns.lookupService('127.0.0.1', 22, (e, h, s) => {
        log('service', e, s);
        dns.promises.lookup('localhost', 4).then((r) => { log(JSON.stringify(r));
            return dns.promises.lookup('nope.invalid'); }).catch((e) => log(e.name, e.code, Object.keys(e).join()))
          .finally(() => log('finally'));
      });
    });
  });
  log('asked');
});
setImmediate(() => log('immediate'));
dns.lookup('::1', (e, a, f) => log('v6', a, f));
dns.lookup('10.0.0.1', { all: true }, (e, l) => log('all', JSON.stringify(l)));
log('main');
for (const bad of [[], ['x'], ['x', 5, () => {}], ['x', { family: 7 }, () => {}], ['x', { hints: 3 }, () =>
    {}], ['x', 'y', () => {}]]) try { dns.lookup(...bad); } catch (e) { log(e.name, e.code, e.message); }
