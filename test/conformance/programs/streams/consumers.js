// nodes: >=18
const consumers = require('stream/consumers');
const { Readable } = require('stream');
(async () => {
  console.log(await consumers.text(Readable.from(['hel', 'lo ', 'wörld'])));
  console.log(await consumers.json(Readable.from(['{"a":', '[1,2]}'])));
  console.log(await consumers.buffer(Readable.from([Buffer.from('ab'), Buffer.from('c')])));
  console.log((await consumers.arrayBuffer(Readable.from([Buffer.from('abcd')]))).byteLength);
  console.log((await consumers.blob(Readable.from([Buffer.from('abcd')]))).size);
  await consumers.json(Readable.from(['{'])).catch((error) => console.log(error.name));
})();
