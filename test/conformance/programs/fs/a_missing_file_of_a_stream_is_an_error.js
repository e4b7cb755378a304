const fs = require('fs');
fs.createReadStream('/no/such/file').on('error', (error) => console.log(error.code)).on('close', () => console.log('close'));
