// nodes: >=22
// J16: a module that import() loads takes as long as by require(); one that was imported statically is there.
import 'fs';
console.log('first');
setTimeout(() => console.log('3 ms, armed before'), 3);
import('crypto').then(() => {
  console.log('imported');
  setImmediate(() => console.log('immediate'));
  setTimeout(() => console.log('20 ms, armed behind'), 20);
});
