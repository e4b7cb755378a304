const fs = require('fs');
const path = require('path');
const tar = require('tar');
const scratch = path.join(__dirname, 'scratch'),
  file = path.join(scratch, 'z.tgz');
fs.rmSync(scratch, { recursive: true, force: true });
fs.mkdirSync(path.join(scratch, 'z'), { recursive: true });
fs.writeFileSync(path.join(scratch, 'z/a.txt'), 'hello');
tar
  .c({ gzip: true, file, cwd: scratch }, ['z'])
  .then(() => tar.t({ file, onentry: (entry) => console.log(entry.path, entry.size) }))
  .then(() => console.log('done'));
