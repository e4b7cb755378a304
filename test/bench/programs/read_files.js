// 2e4 times fs.readFile, one after the other.
const fs = require('fs');
let n = 0;
(function next() { if (++n < 2e4) fs.readFile(__filename, next); })();
