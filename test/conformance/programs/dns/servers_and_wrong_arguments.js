const dns = require('dns');
const show = (call) => {
  try { console.log(call()); } catch (error) { console.log(error.name, error.code); }
};
show(() => dns.setServers(['[::1]:99', '::1', '1.2.3.4:53', '[::2]']));
show(() => dns.getServers());
show(() => dns.setServers('x'));
show(() => dns.setServers(['localhost:53']));
show(() => dns.getServers());
show(() => dns.resolve('x', 'PTX', () => {}));
show(() => dns.resolve('x', 1, () => {}));
show(() => dns.resolve4('x', 1));
const resolver = new dns.Resolver();
resolver.setServers(['127.0.0.1:5399']);
console.log(resolver.getServers(), dns.getServers());
resolver.resolve4('abc.de', (error) => console.log(error.code));
resolver.cancel();
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
