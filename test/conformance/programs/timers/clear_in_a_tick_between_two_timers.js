// nodes: >=12
setTimeout(() => {
  console.log('first');
  process.nextTick(() => { console.log('tick'); clearTimeout(second); });
}, 5);
const second = setTimeout(() => console.log('never'), 5);
setTimeout(() => console.log('third'), 5);
