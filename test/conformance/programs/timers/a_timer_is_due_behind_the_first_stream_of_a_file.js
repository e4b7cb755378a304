// What real Node makes for the first job of the pool takes longer than the timer.
const fs = require('fs');
setTimeout(() => console.log('timeout'), 0);
fs.createReadStream(__filename).on('open', () => console.log('open')).on('close', () => console.log('close')).resume();
