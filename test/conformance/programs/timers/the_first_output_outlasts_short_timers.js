// hosts: virtual
// nodes: >=18
// J16: the first write to a pipe takes some milliseconds: a timer from before it is due in the first turn, and one of
// 3 ms from behind it comes later. What the other stream costs is little.
setTimeout(() => console.log('1 ms, armed before'), 1);
console.log('first');
setTimeout(() => console.log('3 ms, armed behind'), 3);
setImmediate(() => {
  console.log('immediate');
  setTimeout(() => console.log('20 ms'), 20);
  setTimeout(() => console.log('10 ms'), 10);
  console.error('the other stream');
  setTimeout(() => console.log('5 ms'), 5);
});
