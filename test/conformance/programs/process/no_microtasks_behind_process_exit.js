process.on('exit', () => { console.log('exit'); Promise.resolve().then(() => console.log('never')); });
setTimeout(() => process.exit(0), 1);
