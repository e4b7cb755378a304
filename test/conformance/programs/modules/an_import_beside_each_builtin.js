// A builtin that is loaded leaves nothing behind that the next import() would meet.
// nodes: >=14
const names = ['http', 'net', 'stream', 'zlib', 'crypto', 'dns', 'fs', 'readline', 'util', 'worker_threads'];
(async () => {
  for (const name of names) {
    require(name);
    const { join } = await import('path');
    console.log(name, typeof join);
  }
})();
