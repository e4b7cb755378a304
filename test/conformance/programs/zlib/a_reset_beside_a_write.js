// From Node 22 on it is refused.
const gzip = require('zlib').createGzip();
gzip.write('hello', () => console.log('written'));
try {
  gzip.reset();
  console.log('reset');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
gzip.on('data', () => {});
gzip.on('end', () => console.log('end'));
gzip.end();
