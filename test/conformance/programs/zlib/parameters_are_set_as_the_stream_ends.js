// end() stands directly behind params(): gzip streams take new parameters even then, since they ignore them.
const zlib = require('zlib');

const gzip = zlib.createGzip();
for (const name of ['finish', 'end', 'error']) gzip.on(name, () => console.log(name));
gzip.resume();
gzip.write('x'.repeat(100000), () => console.log('written'));
gzip.params(1, 1, (error) => console.log('parameters', error));
gzip.end();
