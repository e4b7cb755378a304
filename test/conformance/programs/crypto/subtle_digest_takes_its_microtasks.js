// nodes: >=18
const { webcrypto } = require('crypto');
(async () => {
  const hex = (memory) => Buffer.from(memory).toString('hex');
  for (const name of ['SHA-1', 'SHA-256', 'SHA-384', { name: 'sha-512' }]) {
    console.log(hex(await webcrypto.subtle.digest(name, Buffer.from('abc'))));
  }
  await webcrypto.subtle.digest('foo', Buffer.from('abc')).catch((error) => console.log(error.name, error.code));
  webcrypto.subtle.digest('SHA-1', new Uint8Array(3)).then((memory) => {
    console.log('digest', memory instanceof ArrayBuffer);
    process.nextTick(() => console.log('tick'));
  });
  setImmediate(() => console.log('immediate'));
})();
