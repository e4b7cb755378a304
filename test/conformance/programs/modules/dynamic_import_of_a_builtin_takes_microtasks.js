// nodes: >=12.22
setImmediate(() => console.log('immediate'));
import('fs').then((fs) => console.log(typeof fs.readFile, typeof fs.default.stat));
process.nextTick(() => console.log('tick'));
