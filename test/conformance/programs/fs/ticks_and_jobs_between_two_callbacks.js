const fs = require('fs');
fs.stat(__filename, () => {
  console.log('stat');
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('job'));
  fs.stat(__filename, () => console.log('second stat'));
  setImmediate(() => console.log('immediate'));
});
