// nodes: >=14
const fs = require('fs'); (async () => { let n = 0; const s = fs.createReadStream(__filename, { highWaterMark: 100, encoding: 'utf8' }); s.on('close', () => console.log('close')); for await (const c of s) { n++; if (n === 2) break; } console.log('after', n); for await (const c of fs.createReadStream(__filename)) console.log(c.length > 100); })();
