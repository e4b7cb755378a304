let n = 0;
process.on('beforeExit', () => { console.log('beforeExit', n); if (n++ < 2) setTimeout(() => console.log('timer'), 1); });
process.on('exit', (code) => console.log('exit', code));
