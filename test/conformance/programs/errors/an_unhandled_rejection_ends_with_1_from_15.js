process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('timer'), 5);
Promise.reject(new TypeError('x'));
process.nextTick(() => console.log('tick'));
