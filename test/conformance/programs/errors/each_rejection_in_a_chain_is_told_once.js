process.on('unhandledRejection', (reason) => console.log(reason));
Promise.reject('a').then(() => {}).then(() => {});
(async () => { throw 'b'; })();
Promise.all([Promise.reject('c'), Promise.reject('d')]);
