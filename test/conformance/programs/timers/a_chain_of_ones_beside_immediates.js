let n = 0;
const start = Date.now();
setTimeout(function next() {
  if (++n < 5) setTimeout(next, 1);
  else console.log('five in', Date.now() - start >= 5 ? 'at least 5 ms' : 'less');
}, 1);
