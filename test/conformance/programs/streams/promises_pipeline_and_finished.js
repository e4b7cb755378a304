// nodes: >=16
const { pipeline, finished } = require('stream/promises');
const { Readable, PassThrough } = require('stream');
(async () => {
  const target = new PassThrough();
  target.resume();
  await pipeline(Readable.from(['a']), target);
  console.log('pipeline');
  const other = Readable.from(['b']);
  other.resume();
  await finished(other);
  console.log('finished');
})();
