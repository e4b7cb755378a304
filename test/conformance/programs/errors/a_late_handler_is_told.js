process.on('unhandledRejection', () => console.log('unhandled'));
process.on('rejectionHandled', () => console.log('handled'));
const promise = Promise.reject(new Error('x'));
setImmediate(() => { promise.catch(() => console.log('catch')); setImmediate(() => console.log('immediate')); });
