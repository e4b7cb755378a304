const immediate = setImmediate(() => console.log('never'));
if (immediate.unref) immediate.unref();
