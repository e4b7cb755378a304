// Buffer: making, encodings, numbers, searching, errors.
const { Buffer: B, kMaxLength, constants, isAscii, isUtf8, transcode } = require('buffer');
const log = (...a) => console.log(...a);
const thrown = (f) => { try { log('no error', f()); } catch (e) { log(e.name, e.code, e.message); } };
log(B === Buffer, Buffer.from('héllo €😀'), Buffer.from('hello'), Buffer.alloc(3), Buffer.alloc(5, 'ab'), Buffer.alloc(4, 'aGk=', 'base64'));
for (const enc of ['utf8', 'utf16le', 'latin1', 'ascii', 'base64', 'base64url', 'hex', 'ucs2', 'binary', 'UTF-8']) {
  const b = Buffer.from('48656c6c6f20c3a9', enc); log(enc, b, b.toString(enc), Buffer.byteLength('48656c6c6f20c3a9', enc), Buffer.from('héß€').toString(enc));
}
log(Buffer.from([1, 2, 300, -1, 3.7, '5', 'x']), Buffer.from(new Uint16Array([1, 258])), Buffer.from({ length: 2, 0: 7, 1: 8 }), Buffer.from(Buffer.from('copy')));
log(Buffer.from({ type: 'Buffer', data: [1, 2] }), Buffer.from(new String('str')), Buffer.from({ [Symbol.toPrimitive]() { return 'prim'; } }), Buffer.from(new ArrayBuffer(4), 1, 2));
for (const v of [5, null, undefined, {}, true, Symbol('s'), () => {}]) thrown(() => Buffer.from(v));
thrown(() => Buffer.from('x', 'nope')); thrown(() => Buffer.alloc('5'));  thrown(() => Buffer.from(new ArrayBuffer(2), 3)); thrown(() => Buffer.from(new ArrayBuffer(2), 0, 3));
log(Buffer.concat([Buffer.from('a'), Buffer.from('bc')]), Buffer.concat([Buffer.from('abc')], 2), Buffer.concat([Buffer.from('a')], 3), Buffer.concat([])); thrown(() => Buffer.concat('x')); thrown(() => Buffer.concat(['x']));
log(Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.from('ab').compare(Buffer.from('xab'), 1), Buffer.from('a').equals(Buffer.from('a')), [Buffer.from('b'), Buffer.from('a')].sort(Buffer.compare)); thrown(() => Buffer.compare('a', 'b')); thrown(() => Buffer.from('a').equals('a'));
log(Buffer.isBuffer(Buffer.alloc(1)), Buffer.isBuffer(new Uint8Array(1)), Buffer.isEncoding('utf8'), Buffer.isEncoding('UTF-8'), Buffer.isEncoding('nope'), Buffer.isEncoding(''));
const b = Buffer.from('buffer'); log(b.slice(1, 3).toString(), b.subarray(-3).toString(), b.slice(2, -2).toString(), b.toString('utf8', 1, 3), b.toString('latin1', 4), b.toString(undefined, 3), b.slice(9).length); const sl = b.slice(0, 2); sl[0] = 0x42; log(b.toString());
log(b.write('xy', 1), b.toString(), b.write('€', 4), b.write('€', 3), b, b.write('abcdef', 2, 2), b.toString('latin1'), b.write('6869', 0, 'hex'), b.write('zz', 'latin1')); thrown(() => b.write('a', 10)); thrown(() => b.write(5)); thrown(() => b.write('a', 0, 1, 'nope'));
log(Buffer.alloc(6).fill('abc'), Buffer.alloc(6).fill(0x101), Buffer.alloc(6).fill('é'), Buffer.alloc(6).fill('a', 2, 4), Buffer.alloc(4).fill(Buffer.from('xy')), Buffer.alloc(4).fill('6162', 'hex'), Buffer.alloc(2).fill('')); thrown(() => Buffer.alloc(2).fill('a', 0, 5)); thrown(() => Buffer.alloc(2).fill('zz', 'hex')); thrown(() => Buffer.alloc(2).fill('a', 'nope'));
const s = Buffer.from('this is a buffer is'); log(s.indexOf('is'), s.indexOf('is', 3), s.lastIndexOf('is'), s.lastIndexOf('is', 10), s.indexOf(Buffer.from('buf')), s.indexOf(97), s.includes('nope'), s.indexOf(''), s.indexOf('', 5), s.lastIndexOf(''), s.indexOf('is', -3), s.indexOf('is', 100), s.lastIndexOf('is', -5), s.indexOf('is', undefined), s.lastIndexOf('this', null), s.indexOf(99.99), s.indexOf(256 + 97)); thrown(() => s.indexOf({}));
const u = Buffer.from('aΑbΒ', 'utf16le'); log(u.indexOf('b', 0, 'utf16le'), u.indexOf('Β', 'ucs2'), u.lastIndexOf('a', 'utf16le'));
const c = Buffer.alloc(6); log(Buffer.from('hello').copy(c, 1), c.toString('latin1'), Buffer.from('hello').copy(c, 4, 1, 4), c, Buffer.from('x').copy(c, 10)); thrown(() => c.copy('x')); thrown(() => c.copy(c, -1)); thrown(() => c.copy(c, 0, 7));
const n = Buffer.alloc(16); const out = [];
for (const k of ['UInt8', 'Int8', 'UInt16LE', 'UInt16BE', 'Int16LE', 'Int16BE', 'UInt32LE', 'UInt32BE', 'Int32LE', 'Int32BE', 'FloatLE', 'FloatBE', 'DoubleLE', 'DoubleBE']) { out.push(k, n[`write${k}`](k.startsWith('Int') ? -100 : 100.5, 3), n.toString('hex'), n[`read${k}`](3)); n.fill(0); }
log(out); log(n.writeBigInt64LE(-5n, 8), n.readBigInt64LE(8), n.readBigUInt64LE(8), n.writeBigUInt64BE(7n), n.readBigInt64BE(), n.readBigUInt64BE(0));
log(n.writeUIntBE(0x123456789a, 0, 5), n.readUIntBE(0, 5).toString(16), n.readUIntLE(0, 3), n.writeIntLE(-1234567, 2, 6), n.readIntLE(2, 6), n.readIntBE(0, 3), n.readUint8(1), n.writeUint16LE(513, 0), n);
for (const f of [() => n.readUInt8(16), () => n.readUInt32LE(13), () => n.readUInt8('0'), () => n.readUInt8(1.5), () => n.readDoubleLE(-1), () => n.writeUInt8(256), () => n.writeInt8(-129), () => n.writeUInt16BE(-1), () => n.writeInt32LE(2 ** 31), () => n.writeUIntLE(2 ** 40, 0, 5), () => n.readUIntLE(0, 7), () => n.readUIntLE(0), () => n.writeBigInt64LE(2n ** 63n), () => Buffer.alloc(1).readUInt16LE(0), () => n.writeUInt8(NaN), () => n.writeUInt32LE('77', 0)]) thrown(f);
log(Buffer.from([1, 2, 3, 4]).swap16(), Buffer.from([1, 2, 3, 4]).swap32(), Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]).swap64()); thrown(() => Buffer.alloc(3).swap16());
log(JSON.stringify(Buffer.from('ab')), Buffer.from('ab').toJSON(), [...Buffer.from('ab')], [...Buffer.from('ab').entries()], Buffer.from('abc').map((x) => x + 1), Buffer.from('abc').filter((x) => x > 97));
const props = Buffer.from('ab'); props.extra = { a: 1 }; props.x = 'y'; log(props, Buffer.alloc(60), [Buffer.from('n')], { b: Buffer.alloc(0) });
log(Buffer.from('a') + 'b', Buffer.from('é').length, `${Buffer.from('t')}`, Buffer.from('a').parent === Buffer.from('b').parent, Buffer.poolSize, Buffer.alloc(2).buffer.byteLength, Buffer.from('a').buffer.byteLength);
log(atob('aGVsbG8='), btoa('hello'), atob(' aGk '), btoa('')); for (const x of ['a', '*', 'ab=c', 'abc==']) { try { log(atob(x)); } catch (e) { log(e.name, e.message, e.code); } } try { btoa('€'); } catch (e) { log(e.name, e.message); }
log(isAscii(Buffer.from('a')), isAscii(Buffer.from('é')), isUtf8(Buffer.from('é')), isUtf8(Buffer.from([0xff])), transcode(Buffer.from('€é'), 'utf8', 'latin1'), transcode(Buffer.from('é', 'latin1'), 'latin1', 'utf8'));
log(kMaxLength === constants.MAX_LENGTH, Buffer.from([0xe2, 0x82]).toString(), Buffer.from([0xff, 0x41, 0xf0, 0x9f, 0x98]).toString(), Buffer.from('\ud83d').toString('hex'), Buffer.from('zz', 'hex'), Buffer.from('abc', 'hex'), Buffer.from('YW Jj\nZA', 'base64').toString(), Buffer.from('-_-_', 'base64'));
log(Buffer.of(1, 2), Buffer.copyBytesFrom(new Uint16Array([1, 2, 3]), 1, 1), Buffer.from('abc').at(-1), Object.prototype.toString.call(Buffer.alloc(1)), Buffer.alloc(1) instanceof Uint8Array, Buffer.name, Buffer.length);
log(Buffer.from('abcdef').utf8Slice(1, 3), Buffer.from('abc').hexSlice(), Buffer.from('test').latin1Slice(0, 2), require('util').inspect(Buffer.from('hi')), new Uint8Array(Buffer.from('hi')));
const long = Buffer.alloc(200_000, 'ab'); long.write('xyz', 150_000); const word = long.subarray(149_000, 150_003), period = Buffer.alloc(1000, 'ab');
log(long.indexOf(word), long.indexOf(word, 149_000), long.indexOf(word, 149_001), long.lastIndexOf(word), long.lastIndexOf(word, 149_000), long.lastIndexOf(word, 148_999), long.includes(word));
log(long.indexOf(period, 1), long.indexOf(period, 149_900), long.indexOf(period, 199_001), long.lastIndexOf(period), long.lastIndexOf(period, 150_001), long.lastIndexOf(period, -1), long.indexOf(Buffer.alloc(200_001, 'ab')), long.lastIndexOf(Buffer.alloc(200_001, 'ab')));
