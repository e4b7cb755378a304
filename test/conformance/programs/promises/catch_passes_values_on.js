Promise.reject(new Error('x')).then(() => console.log('never')).catch((error) => { console.log(error.message); return 1; })
  .then((value) => console.log(value));
Promise.resolve().then(() => console.log('a')).then(() => console.log('b')).then(() => console.log('c'));
