// An interface says whether it is closed or paused only when it once was.
const readline = require('readline');
const { PassThrough } = require('stream');

const lines = readline.createInterface({ input: new PassThrough() });
console.log(lines.closed, 'closed' in lines, lines.paused, 'paused' in lines);
lines.pause();
console.log(lines.paused);
lines.resume();
console.log(lines.paused);
lines.close();
console.log(lines.closed, lines.paused);
