const dns = require('dns');
const attempt = (call) => {
  try { call(); } catch (error) { console.log(error.name, error.code); }
};
attempt(() => dns.lookup(1, () => {}));
attempt(() => dns.lookup('x', { family: 5 }, () => {}));
attempt(() => dns.lookup('x', { hints: 1 << 20 }, () => {}));
attempt(() => dns.lookup('x', { all: 'yes' }, () => {}));
attempt(() => dns.lookup('x'));
attempt(() => dns.resolve('x', 'NO', () => {}));
attempt(() => dns.resolve4(7, () => {}));
attempt(() => dns.resolve4('x'));
const show = (name) => (error, address, family) => console.log(name, error && error.code, address, family);
attempt(() => dns.lookup('', show('empty')));
attempt(() => dns.lookup('', { all: true }, show('empty all')));
dns.lookup('127.0.0.1', show('address'));
dns.lookup('::1', { all: true }, show('address all'));
process.nextTick(() => console.log('tick'));
dns.lookup('localhost', { family: 4 }, (error, address, family) => {
  console.log(error, address, family);
  dns.promises.lookup('localhost', { family: 4, all: true }).then((all) => {
    console.log(all);
    dns.lookup('no.such.name.invalid', (missing) => {
      console.log(missing.code, missing.syscall, missing.hostname, missing.errno);
      return dns.promises.lookup('no.such.name.invalid').catch((again) => console.log(again.code));
    });
  });
});
console.log(typeof dns.Resolver, new dns.Resolver().getServers() instanceof Array, typeof new dns.promises.Resolver().resolve4);
