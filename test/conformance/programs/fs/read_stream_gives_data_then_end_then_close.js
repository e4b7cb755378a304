// nodes: >=12
const fs = require('fs');
const stream = fs.createReadStream(__filename, { encoding: 'utf8' });
stream.on('open', () => console.log('open'));
stream.on('ready', () => console.log('ready'));
stream.on('data', (text) => console.log('data', text.length > 100));
stream.on('end', () => console.log('end'));
stream.on('close', () => console.log('close'));
