// A timer that is the first to ask for a kind of work runs cold code behind it. A short job is done meanwhile, so poll
// finds it before the immediates have their turn.
// race
const fs = require('fs');
console.log('main');
setTimeout(() => {
  fs.stat(__filename, () => console.log('stat'));
  console.log('asked');
  setImmediate(() => console.log('immediate'));
}, 10);
