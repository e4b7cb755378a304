const { Readable } = require('stream');
const r = new Readable({ read() { this.push('a'); this.push('b'); this.push(null); } });
r.on('readable', () => { for (let x = r.read(); x !== null; x = r.read()) console.log(String(x)); });
r.on('end', () => console.log('end'));
