setTimeout(() => console.log('30'), 30);
setTimeout(() => console.log('10'), 10);
setTimeout(() => console.log('20'), 20);
const end = Date.now() + 50;
while (Date.now() < end);
console.log('main');
