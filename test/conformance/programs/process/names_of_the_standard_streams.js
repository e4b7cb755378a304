// A pipe is a Socket, which warnings of too many listeners name.
process.on('warning', (warning) => console.log(warning.name, /11 custom/.test(warning.message)));
console.log(process.stdout.constructor.name, process.stderr.constructor.name);
for (let i = 0; i < 11; i++) process.stdout.on('custom', () => {});
setTimeout(() => console.log(process.stdout.listenerCount('custom')), 5);
