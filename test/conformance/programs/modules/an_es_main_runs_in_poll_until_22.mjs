// nodes: >=12.22
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
const end = Date.now() + 5;
while (Date.now() < end);
