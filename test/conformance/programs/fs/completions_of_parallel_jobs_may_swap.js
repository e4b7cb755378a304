// race
const fs = require('fs');
fs.stat(__filename, () => console.log('a'));
fs.stat(__filename, () => console.log('b'));
