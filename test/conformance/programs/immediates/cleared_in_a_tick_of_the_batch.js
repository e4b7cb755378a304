// nodes: >=12
setImmediate(() => { console.log('i1'); process.nextTick(() => clearImmediate(i2)); });
const i2 = setImmediate(() => console.log('never'));
setImmediate(() => console.log('i3'));
