process.on('unhandledRejection', () => console.log('never'));
const promise = Promise.reject(new Error('x'));
process.nextTick(() => promise.catch(() => console.log('caught in tick')));
const other = Promise.reject(new Error('y'));
Promise.resolve().then(() => other.catch(() => console.log('caught in job')));
