const dns = require('dns');
dns.lookup('127.0.0.1', (error, address, family) => console.log('callback', error, address, family));
dns.promises.lookup('127.0.0.1').then(({ address, family }) => console.log('promise', address, family));
dns.promises.lookup('::1', { all: true }).then((all) => console.log('all', JSON.stringify(all)));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('job'));
