// nodes: >=12
// Node's loader waits for the main module in async functions, so other microtasks go on until its failure is told: 1 to 6
// more by version, and as many behind an await.
console.log('begin');
process.on('exit', (code) => console.log('exit', code));
let chain = Promise.resolve();
for (let i = 1; i <= 15; i++) chain = chain.then(() => console.log(i));
process.nextTick(() => console.log('never'));
throw new Error('thrown');
