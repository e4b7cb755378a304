process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
setTimeout(async () => { await null; throw 'x'; }, 1);
setTimeout(() => console.log('t2'), 1);
setTimeout(() => console.log('t3'), 20);
