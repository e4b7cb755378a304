// Jobs one behind the other, and a hash that is asked behind its end.
const crypto = require('crypto');
const log = console.log;
log(crypto.createHash('sha256').update('abc').update(Buffer.from('d')).digest('hex').slice(0, 16));
const h = crypto.createHash('md5');
h.on('readable', () => { const d = h.read(); if (d) log('readable', d.toString('base64')); });
h.on('finish', () => log('finish')); h.on('end', () => log('end')); h.on('close', () => log('close'));
h.write('some '); h.end('text');
crypto.pbkdf2('p', 's', 10, 16, 'sha512', (e, k) => {
  log('pbkdf2', e, k.toString('hex'));
  crypto.randomBytes(8, (e, b) => {
    log('randomBytes', e, b.length);
    crypto.randomFill(Buffer.alloc(4), (e, b) => {
      log('randomFill', b.length, Buffer.isBuffer(b));
      crypto.scrypt('p', 's', 8, { N: 16 }, (e, k) => { log('scrypt', k.toString('hex'));
        try { h.update('x'); } catch (e) { log(e.code, e.message); }
        try { const g = crypto.createHash('md5'); g.digest(); g.digest(); } catch (e) { log(e.code, e.message); }
        try { const g = crypto.createHash('md5'); g.digest(); g.update('a'); } catch (e) { log(e.code, e.message); }
      });
      process.nextTick(() => log('tick')); Promise.resolve().then(() => log('micro'));
    });
  });
});
log(crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')));
try { crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')); } catch (e) { log(e.name, e.code, e.message); }
log(crypto.createHmac('sha1', 'key').update('d').digest('base64'));
