const dns = require('dns');
dns.setServers(['127.0.0.1:5399']);
let immediates = 0, done = false;
(function next() {
  if (done) return;
  immediates++;
  setImmediate(next);
})();
dns.resolve4('example.org', (error, found) => {
  done = true;
  console.log(error.code, error.message, error.syscall, error.hostname, found, immediates);
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('microtask'));
});
