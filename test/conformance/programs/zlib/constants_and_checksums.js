// nodes: >=22.2
const zlib = require('zlib');
console.log(zlib.crc32('hello'), zlib.crc32(Buffer.from('world'), zlib.crc32('hello ')), zlib.crc32(''));
console.log(zlib.codes.Z_DATA_ERROR, zlib.codes['-3'], Object.isFrozen(zlib.codes));
console.log(zlib.constants.Z_BEST_COMPRESSION, zlib.constants.BROTLI_PARAM_QUALITY, zlib.constants.Z_SYNC_FLUSH);
for (const data of [5, null, {}]) {
  try {
    zlib.crc32(data);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
