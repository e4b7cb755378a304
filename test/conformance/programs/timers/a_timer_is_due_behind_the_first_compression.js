// What real Node makes for the first job of the pool takes longer than the timer.
const zlib = require('zlib');
const order = [];
process.on('exit', () => console.log(order.join()));
setTimeout(() => order.push('timeout'), 0);
setImmediate(() => order.push('immediate'));
zlib.gzip('text', () => order.push('gzip'));
