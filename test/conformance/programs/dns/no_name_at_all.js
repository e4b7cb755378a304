const dns = require('dns');
const seen = [];
const attempt = async (name, call) => {
  try {
    seen.push([name, await call()]);
  } catch (error) {
    seen.push([name, error.name, error.code]);
  }
};
attempt('empty', () => dns.promises.lookup(''));
attempt('all', () => dns.promises.lookup('', { all: true }));
attempt('family', () => dns.promises.lookup('', { family: 6 }));
attempt('null', () => dns.promises.lookup(null));
attempt('nothing', () => dns.promises.lookup());
attempt('callback', () => new Promise((resolve) => dns.lookup('', (error, address) => resolve(address))));
setImmediate(() => seen.forEach((line) => console.log(...line)));
