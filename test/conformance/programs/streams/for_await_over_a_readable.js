// nodes: >=12
const { Readable } = require('stream');
(async () => {
  for await (const value of Readable.from(['a', 'b'])) console.log(value);
  console.log('end');
})();
