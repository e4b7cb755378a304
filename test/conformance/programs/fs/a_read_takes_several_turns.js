// nodes: >=12
const fs = require('fs');
let turns = 0, done = false;
setImmediate(function next() { turns++; if (!done) setImmediate(next); });
fs.readFile(__filename, () => { done = true; console.log(turns >= 1 ? 'later' : 'at once'); });
