// nodes: >=15
process.on('uncaughtException', (error, origin) => console.log(origin, error.message));
Promise.reject(new Error('x'));
setImmediate(() => console.log('immediate'));
