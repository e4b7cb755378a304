// What inspection shows of hashes by version, and what a revoked proxy says.
const crypto = require('crypto');
if (process.versions.node.split('.')[0] > 10) {
  const hash = crypto.createHash('md5').update('a');
  console.log(crypto.createHash('md5'), crypto.createHmac('sha1', 'k'), hash.digest('hex'), hash);
}
const { proxy, revoke } = Proxy.revocable({ a: 1 }, {});
revoke();
try {
  proxy.a;
} catch (error) {
  console.log(error.message);
}
