// race
async function a() { console.log('a1'); await b(); console.log('a2'); }
async function b() { console.log('b'); }
console.log('start');
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
a();
new Promise((r) => { console.log('p1'); r(); }).then(() => console.log('p2'));
process.nextTick(() => console.log('tick'));
console.log('end');
