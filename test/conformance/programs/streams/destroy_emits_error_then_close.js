// nodes: >=14
const { Readable } = require('stream');
const readable = new Readable({ read() {} });
readable.on('error', (error) => console.log('error', error.message));
readable.on('close', () => console.log('close', readable.destroyed));
readable.destroy(new Error('x'));
process.nextTick(() => console.log('tick'));
console.log('main');
