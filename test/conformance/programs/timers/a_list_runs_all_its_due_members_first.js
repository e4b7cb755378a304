setTimeout(() => console.log('20 first'), 20);
const start = Date.now();
while (Date.now() < start + 5);
setTimeout(() => console.log('10'), 10);
setTimeout(() => console.log('20 second'), 20);
while (Date.now() < start + 60);
