const punycode = require('punycode');
console.log(punycode.encode('mañana'), punycode.decode('maana-pta'), punycode.toASCII('mañana.com'), punycode.toUnicode('xn--maana-pta.com'));
console.log(punycode.toASCII('džumbo@bücher.example'), punycode.ucs2.decode('☃𝌆'), punycode.ucs2.encode([0x61, 0x1d306]));
try {
  punycode.decode('ü');
} catch (error) {
  console.log(error.name, error.message);
}
