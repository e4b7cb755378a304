// nodes: >=12
setTimeout(() => {
  setTimeout(() => console.log('nested'), 1);
  setImmediate(() => console.log('immediate'));
  const end = Date.now() + 6;
  while (Date.now() < end);
  process.nextTick(() => setTimeout(() => console.log('late'), 20));
}, 5);
