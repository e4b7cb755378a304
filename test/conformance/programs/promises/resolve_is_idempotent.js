const promise = new Promise((resolve, reject) => { resolve('first'); reject(new Error('no')); resolve('third'); });
promise.then((value) => console.log(value), () => console.log('never'));
console.log(Promise.resolve(promise) === promise);
