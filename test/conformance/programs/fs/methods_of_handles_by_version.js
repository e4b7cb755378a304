// What fs.promises and its handles have, and what they want.
const fs = require('fs');
const dns = require('dns');
const net = require('net');

(async () => {
  const handle = await fs.promises.open(__filename);
  console.log(['readv', 'writev', 'createReadStream', 'readLines'].map((name) => typeof handle[name]));
  await handle.read().then(() => console.log('read'), (error) => console.log(error.code));
  await handle.close();
  console.log(['opendir', 'lutimes', 'rm', 'watch', 'cp', 'constants', 'statfs'].map((name) => typeof fs.promises[name]));
  console.log(['resolveCaa', 'resolveTlsa', 'getDefaultResultOrder'].map((name) => typeof dns.promises[name]));
  console.log(typeof net.getDefaultAutoSelectFamily, new net.Socket().readyState);
})();
