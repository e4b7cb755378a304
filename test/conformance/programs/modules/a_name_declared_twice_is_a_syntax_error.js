// A module that declares a name twice is tried as an ES module, too, and is none.
const fs = require('fs');
const os = require('os');
const path = require('path');

const texts = [
  'switch (1) { case 1: let g = 1; break; default: let g = 2; }',
  'let a; let a;',
  'class A { constructor() {} constructor() {} }',
];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'twice-'));
texts.forEach((text, i) => {
  const file = path.join(folder, `m${i}.js`);
  fs.writeFileSync(file, text);
  try {
    require(file);
    console.log(i, 'loaded');
  } catch (error) {
    console.log(i, error.name);
  }
  fs.unlinkSync(file);
});
fs.rmdirSync(folder);
