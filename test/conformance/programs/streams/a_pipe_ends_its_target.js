const { Readable, PassThrough } = require('stream');
const source = new Readable({ read() {} });
const target = new PassThrough();
source.pipe(target).on('data', (chunk) => console.log(String(chunk))).on('end', () => console.log('end'));
source.push('1');
setImmediate(() => { source.push('2'); source.push(null); });
