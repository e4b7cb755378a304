setTimeout(() => console.log('50 first'), 50);
const start = Date.now();
while (Date.now() < start + 5);
setTimeout(() => console.log('10'), 10);
setTimeout(() => console.log('50 second'), 50);
while (Date.now() < start + 120);
