setTimeout(() => {
  console.log('t1');
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('job'));
}, 5);
setTimeout(() => console.log('t2'), 5);
