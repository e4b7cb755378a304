const fs = require('fs'), os = require('os'), path = require('path');
const file = path.join(os.tmpdir(), `loopglass-${process.pid}.txt`);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
fs.writeFileSync(file, 'one\n');
fs.appendFileSync(file, 'two\n');
console.log(JSON.stringify(fs.readFileSync(file, 'utf8')), fs.statSync(file).size);
fs.unlinkSync(file);
console.log(fs.existsSync(file));
