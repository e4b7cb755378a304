// nodes: >=14.8
console.log('begins');
setTimeout(() => console.log('timer'), 5);
await new Promise((resolve) => setTimeout(resolve, 10));
console.log('goes on');
process.nextTick(() => console.log('tick'));
await null;
console.log('behind await');
