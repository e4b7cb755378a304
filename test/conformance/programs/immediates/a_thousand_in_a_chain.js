let n = 0;
setImmediate(function next() {
  if (++n === 1000) console.log('done');
  else setImmediate(next);
});
