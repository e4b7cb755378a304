(async () => { console.log('begins'); await Promise.resolve(); console.log('goes on'); })();
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3'));
console.log('main');
