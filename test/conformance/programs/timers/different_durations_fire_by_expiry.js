setTimeout(() => console.log('60'), 60);
setTimeout(() => {
  console.log('20');
  setTimeout(() => console.log('20 + 20'), 20);
  setTimeout(() => console.log('20 + 60'), 60);
}, 20);
