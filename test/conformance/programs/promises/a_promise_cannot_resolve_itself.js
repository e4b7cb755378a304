let resolve;
const promise = new Promise((done) => { resolve = done; });
resolve(promise);
promise.catch((error) => console.log(error.name));
