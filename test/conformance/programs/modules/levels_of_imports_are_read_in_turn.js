// nodes: >=14
// race
// Until Node 20 a module's file is read through the pool, and what it imports behind it: a file that was asked for
// before is read in between. From 22 on all of it is read at once.
const fs = require('fs');
console.log('main');
fs.readFile(__filename, () => console.log('read'));
import('./fixtures/level_1.mjs').then((module) => console.log('imported', module.one));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('job'));
