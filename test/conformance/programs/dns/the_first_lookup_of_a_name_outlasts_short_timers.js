// hosts: virtual
// J16: dns.lookup() of what is no address compiles for milliseconds at first.
const dns = require('dns');

console.log('begin');
setTimeout(() => {
  const before = process.hrtime();
  dns.lookup('localhost', { family: 4 }, (error, address) => console.log(address));
  const [seconds, nanoseconds] = process.hrtime(before);
  console.log(seconds * 1e9 + nanoseconds > 2e6);
}, 20);
setTimeout(() => console.log('100 ms'), 100);
