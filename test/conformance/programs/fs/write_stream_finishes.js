// nodes: >=14
const fs = require('fs'), os = require('os'), path = require('path');
const file = path.join(os.tmpdir(), `loopglass-ws-${process.pid}`);
const stream = fs.createWriteStream(file);
stream.write('a', () => console.log('a written'));
stream.end('b', () => console.log('ended'));
stream.on('finish', () => console.log('finish'));
stream.on('close', () => { console.log('close', fs.readFileSync(file, 'utf8')); fs.unlinkSync(file); });
