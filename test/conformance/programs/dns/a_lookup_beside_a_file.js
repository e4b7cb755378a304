// race
const dns = require('dns'), fs = require('fs'); const o = []; const done = (n) => { o.push(n); if (o.length === 3) console.log(o.join()); }; dns.lookup('localhost', () => done('dns')); fs.readFile(__filename, () => done('file')); setImmediate(() => done('imm'));
