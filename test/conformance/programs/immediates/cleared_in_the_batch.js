setImmediate(() => { console.log('i1'); clearImmediate(i2); });
const i2 = setImmediate(() => console.log('never'));
setImmediate(() => console.log('i3'));
