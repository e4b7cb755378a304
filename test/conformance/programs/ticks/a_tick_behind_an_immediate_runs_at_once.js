setImmediate(() => { console.log('i1'); process.nextTick(() => console.log('tick')); });
setImmediate(() => console.log('i2'));
