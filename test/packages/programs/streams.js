const through2 = require('through2'),
  split2 = require('split2'),
  bl = require('bl'),
  concat = require('concat-stream');
const { Readable, pipeline } = require('readable-stream');
Readable.from(['a\nb', 'c\n', 'd'])
  .pipe(split2())
  .on('data', (d) => console.log('line', d))
  .on('end', () => console.log('end'));
const t = through2.obj(function (c, e, cb) {
  this.push(c * 2);
  cb();
});
t.on('data', (d) => console.log(d))
  .on('finish', () => console.log('finish'))
  .on('end', () => console.log('tend'));
t.write(1);
t.write(2);
t.end();
require('fs')
  .createReadStream(__filename)
  .pipe(concat((b) => console.log(b.length > 100)));
require('fs')
  .createReadStream(__filename)
  .pipe(bl((e, d) => console.log(e, d.length > 10)));
pipeline(
  Readable.from(['x', 'y']),
  through2(function (c, e, cb) {
    cb(null, String(c).toUpperCase());
  }),
  concat((r) => console.log(String(r))),
  (e) => console.log('pl', e),
);
