Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => {
  console.log('t1');
  process.nextTick(() => { console.log('t2'); process.nextTick(() => console.log('t3')); });
});
