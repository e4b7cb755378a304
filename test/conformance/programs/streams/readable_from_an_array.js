// nodes: >=12
const { Readable } = require('stream');
const readable = Readable.from(['a', 'b', 'c']);
readable.on('data', (value) => console.log(value)).on('end', () => console.log('end')).on('close', () => console.log('close'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
