// nodes: >=12
const { Readable } = require('stream');
const source = new Readable({ read() {} });
source.on('readable', () => {
  console.log('readable', source.readableLength);
  for (let chunk; (chunk = source.read()) !== null;) console.log('got', String(chunk));
});
source.on('end', () => console.log('end'));
source.push('a');
process.nextTick(() => {
  source.push('c');
  Promise.resolve().then(() => source.push('d'));
});
setImmediate(() => {
  source.push('e');
  source.unshift('z');
  setImmediate(() => source.push(null));
});
