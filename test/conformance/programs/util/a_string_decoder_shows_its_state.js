// What inspection shows of a StringDecoder: the bytes that wait, how many are missing, and the encoding's number.
const { StringDecoder } = require('string_decoder');

const decoder = new StringDecoder('utf8');
console.log(decoder);
for (const byte of [0xf0, 0x9f, 0x98, 0x80]) {
  const text = decoder.write(Buffer.from([byte]));
  console.log(JSON.stringify(text), decoder.lastNeed, decoder.lastTotal, decoder.lastChar);
}
console.log(decoder);
const wide = new StringDecoder('utf16le');
wide.write(Buffer.from([0x3d, 0xd8]));
console.log(wide, wide.end().length);
console.log(new StringDecoder('hex'), Object.keys(decoder));
