process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
Promise.reject(new Error('x'));
Promise.resolve().then(() => console.log('job'));
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('immediate'));
