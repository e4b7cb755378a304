process.on('warning', (warning) => console.log(warning.name, warning.message));
process.emitWarning('careful');
process.nextTick(() => console.log('tick'));
console.log('main');
