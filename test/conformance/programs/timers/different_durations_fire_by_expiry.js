console.log('begin');  // the first line takes longer than 20 ms on a busy machine
setTimeout(() => console.log('60'), 60);
setTimeout(() => {
  console.log('20');
  setTimeout(() => console.log('20 + 20'), 20);
  setTimeout(() => console.log('20 + 60'), 60);
}, 20);
