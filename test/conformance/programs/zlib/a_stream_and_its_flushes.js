// nodes: >=14
const zlib = require('zlib');
const deflate = zlib.createDeflate();
deflate.on('data', (data) => console.log('data', data.length > 0));
deflate.on('end', () => console.log('end'));
deflate.on('finish', () => console.log('finish'));
deflate.on('close', () => console.log('close', deflate.bytesWritten));
deflate.write('hello', () => console.log('written'));
deflate.flush(() => {
  console.log('flushed');
  deflate.params(9, zlib.constants.Z_DEFAULT_STRATEGY, () => {
    console.log('params');
    deflate.end('x');
  });
});
process.nextTick(() => console.log('tick'));
deflate.on('close', () => {
  const gunzip = zlib.createGunzip();
  gunzip.on('error', (error) => console.log('error', error.code, error.message));
  gunzip.on('close', () => {
    console.log('closed');
    const open = zlib.createGzip();
    open.close(() => console.log('close callback'));
    open.on('close', () => console.log('close event'));
  });
  gunzip.write(Buffer.from('not gzip'));
});
