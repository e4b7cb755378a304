const { Readable } = require('stream');
const readable = new Readable({ read() {} });
readable.on('data', (value) => console.log(String(value)));
readable.on('end', () => console.log('end'));
readable.push('a');
readable.push('b');
readable.push(null);
console.log('main');
