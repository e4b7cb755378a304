// race
const say = (word) => process.stdout.write(` ${word}`);
async function a() { say('a1'); await b(); say('a2'); }
async function b() { say('b'); }
process.stdout.write('');
setTimeout(() => say('timeout'), 0);
setImmediate(() => say('immediate'));
a();
new Promise((resolve) => { say('p1'); resolve(); }).then(() => say('p2'));
process.nextTick(() => say('tick'));
say('end');
