// nodes: >=20.12
const { MIMEType, MIMEParams, parseEnv, getSystemErrorName } = require('util');
const type = new MIMEType(' Text/HTML ; charset=UTF-8; q="a \\"b\\" ; c"; q=2 ');
console.log(type.type, type.subtype, type.essence, type.params.get('charset'), type.params.get('q'), String(type));
type.params.set('x', '1 2');
type.params.delete('charset');
type.subtype = 'plain';
console.log(String(type), JSON.stringify(type), [...type.params.keys()], type.params.has('x'));
for (const bad of ['text', '/html', 'te xt/html', 'text/', '']) {
  try {
    new MIMEType(bad);
  } catch (error) {
    console.log(error.name, error.code);
  }
}
console.log(parseEnv('A=1\n# comment\nB = two words # more\nC="x\\ny"\nD=\'q # q\'\nexport E=5\nF=\n\nG=`a"b`'));
console.log(getSystemErrorName(-2), new MIMEParams().toString() === '');
