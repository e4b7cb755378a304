// An error of the main module goes to 'uncaughtException'.
process.on('unhandledRejection', () => console.log('never'));
process.on('uncaughtException', (e, origin) => console.log(e.message, origin));
setTimeout(() => console.log('goes on'), 1);
await null;
throw new Error('main');
