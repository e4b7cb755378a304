const fs = require('fs');
fs.writeSync(1, 'by descriptor\n');
console.log(fs.writeSync(1, Buffer.from('bytes\n')));
fs.write(1, 'later\n', (error, written, text) => { console.log(error, written, JSON.stringify(text)); });
