Promise.resolve().then(() => {
  console.log('p1');
  process.nextTick(() => console.log('tick'));
}).then(() => console.log('p2')).then(() => console.log('p3'));
