process.on('uncaughtException', (error, origin) => console.log('caught', error.message));
setTimeout(() => console.log('goes on'), 5);
throw new Error('x');
