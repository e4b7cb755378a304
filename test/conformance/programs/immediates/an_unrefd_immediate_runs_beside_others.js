const immediate = setImmediate(() => console.log('unrefd'));
if (immediate.unref) immediate.unref();
setImmediate(() => console.log('refd'));
