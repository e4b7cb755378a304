const dns = require('dns');
dns.lookupService('127.0.0.1', 22, (error, name, service) => {
  console.log(error, name, service);
  dns.lookupService('127.0.0.1', 80, (_, name80, service80) => {
    console.log(name80, service80);
    process.nextTick(() => console.log('tick'));
  });
});
console.log('asked');
