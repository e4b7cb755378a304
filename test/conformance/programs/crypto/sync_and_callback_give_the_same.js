// nodes: >=16
const crypto = require('crypto');
const { promisify } = require('util');
(async () => {
  for (const digest of ['sha1', 'sha256', 'sha512', 'md5']) {
    const sync = crypto.pbkdf2Sync('pässword', Buffer.from('salt'), 7, 40, digest).toString('base64');
    const later = (await promisify(crypto.pbkdf2)('pässword', Buffer.from('salt'), 7, 40, digest)).toString('base64');
    console.log(digest, sync, sync === later);
  }
  for (const options of [{}, { N: 16, r: 1, p: 1 }, { cost: 64, blockSize: 2, parallelization: 3 }]) {
    const sync = crypto.scryptSync('p', 's', 24, options).toString('hex');
    const later = (await promisify(crypto.scrypt)('p', 's', 24, options)).toString('hex');
    console.log(JSON.stringify(options), sync, sync === later);
  }
  const sync = Buffer.from(crypto.hkdfSync('sha256', 'key', 'salt', 'info', 42)).toString('hex');
  const later = Buffer.from(await promisify(crypto.hkdf)('sha256', 'key', 'salt', 'info', 42)).toString('hex');
  console.log('hkdf', sync, sync === later);
  console.log((await promisify(crypto.randomBytes)(16)).length, await promisify(crypto.randomInt)(3) < 3);
})();
