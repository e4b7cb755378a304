// nodes: >=12
process.nextTick(() => { console.log('t1'); queueMicrotask(() => console.log('m1')); });
queueMicrotask(() => { console.log('m2'); process.nextTick(() => console.log('t2')); });
process.nextTick(() => { console.log('t3'); Promise.resolve().then(() => process.nextTick(() => console.log('t4'))); });
