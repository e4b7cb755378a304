// What crypto says of wrong arguments.
const crypto = require('crypto');
const t = (label, f) => { try { const r = f(); console.log(label,
    typeof r === 'object' ? r && r.constructor.name : r); } catch (e) { console.log(label, e.name, e.code,
    e.message); } };
t('1', () => crypto.createHash('nope'));
t('2', () => crypto.createHash());
t('3', () => crypto.createHash('md5').update(5));
t('4', () => crypto.createHmac('sha256'));
t('5', () => crypto.createHmac('nope', 'k'));
t('6', () => crypto.randomBytes(-1));
t('7', () => crypto.randomBytes('a'));
t('8', () => crypto.pbkdf2('a', 'b', 1, 1, 'sha1'));
t('9', () => crypto.pbkdf2('a', 'b', 0, 1, 'sha1', () => {}));
t('10', () => crypto.pbkdf2Sync('a', 'b', 1, 1, 'nope'));
t('11', () => crypto.pbkdf2('a', 'b', 1, 1, 'nope', (e) => console.log('11 cb', e && e.code)));
t('12', () => crypto.scryptSync('a', 'b', 1, { N: 3 }));
t('13', () => crypto.scrypt('a', 'b'));
t('14', () => crypto.createCipheriv('aes-128-cbc', 'short', Buffer.alloc(16)));
t('15', () => crypto.createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(3)));
t('16', () => crypto.createCipheriv('bogus', Buffer.alloc(16), Buffer.alloc(3)));
t('17', () => { const d = crypto.createDecipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16));
    d.update('abc', 'utf8'); return d.final(); });
t('18', () => crypto.randomFillSync(5));
t('19', () => crypto.randomFillSync(Buffer.alloc(3), 4));
t('20', () => crypto.timingSafeEqual('a', 'a'));
t('21', () => crypto.createHash('sha1').digest('bogus').length);
t('22', () => crypto.randomInt(5, 5));
t('23', () => crypto.randomInt('a'));
t('24', () => crypto.randomUUID().length);
t('25', () => crypto.getHashes().includes('sha256'));
t('28', () => crypto.createSecretKey(Buffer.alloc(0)).symmetricKeySize);
