const fs = require('fs');
let n = 0;
(function next() {
  if (++n > 3) return console.log('end');
  fs.readFile(__filename, () => {
    console.log('read', n);
    process.nextTick(() => console.log('tick', n));
    setImmediate(() => { console.log('immediate', n); next(); });
  });
})();
