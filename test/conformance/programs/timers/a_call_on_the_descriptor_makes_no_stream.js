// J16: fs.writeSync(1) asks for no stream, so a timer of 5 ms from before it is not yet due in the first turn.
const fs = require('fs');
setTimeout(() => fs.writeSync(1, '5 ms\n'), 5);
fs.writeSync(1, 'first\n');
setImmediate(() => fs.writeSync(1, 'immediate\n'));
