// Rule J4: an ES module runs inside a promise job, so microtasks come before ticks; also behind await.
console.log('sync');
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
queueMicrotask(() => console.log('microtask'));
setTimeout(() => console.log('timeout'), 30);
await null;
console.log('behind await');
process.nextTick(() => console.log('tick 2'));
Promise.resolve().then(() => console.log('promise 2'));
await new Promise((resolve) => setTimeout(resolve, 60));
console.log('behind timer');
process.nextTick(() => console.log('tick 3'));
Promise.resolve().then(() => console.log('promise 3'));
