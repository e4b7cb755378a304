async function a1() { console.log('a1 start'); await a2(); console.log('a1 end'); }
async function a2() { console.log('a2'); }
console.log('script start');
setTimeout(() => console.log('setTimeout'), 0);
a1();
new Promise((resolve) => { console.log('promise1'); resolve(); }).then(() => console.log('promise2'));
process.nextTick(() => console.log('tick'));
console.log('script end');
