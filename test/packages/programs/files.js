const fs = require('fs');
const path = require('path');
const { mkdirp } = require('mkdirp');
const { globSync, glob } = require('glob');
const { rimraf } = require('rimraf');
const scratch = path.join(__dirname, 'scratch');
fs.rmSync(scratch, { recursive: true, force: true });
(async () => {
  await mkdirp(path.join(scratch, 'a/b'));
  fs.writeFileSync(path.join(scratch, 'a/b/f.txt'), '1');
  console.log(globSync('**/*.txt', { cwd: scratch }));
  console.log((await glob('**', { cwd: scratch })).sort());
  await rimraf(path.join(scratch, 'a'));
  console.log(fs.readdirSync(scratch));
})();
