setTimeout(() => {
  console.log('a');
  Promise.resolve().then(() => setTimeout(() => console.log('from job'), 5));
  process.nextTick(() => setTimeout(() => console.log('from tick'), 5));
  setTimeout(() => console.log('from timer'), 5);
}, 5);
