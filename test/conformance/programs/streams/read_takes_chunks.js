const { Readable, PassThrough } = require('stream');
const r = new Readable({ read() {} }); r.push('A'); r.push('B'); r.push('C');
console.log(String(r.read()), r.read());
r.push('D'); r.push('E'); console.log(String(r.read(1)), String(r.read(1)));
r.push('F'); r.push('G'); r.on('readable', () => { let c; while ((c = r.read()) !== null) console.log('readable', String(c)); }); 
