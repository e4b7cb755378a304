const path = require('path');
const fs = require('fs-extra');
const at = (name) => path.join(__dirname, 'scratch', name);
fs.rmSync(at(''), { recursive: true, force: true });
(async () => {
  await fs.outputJson(at('j/a.json'), { a: 1 });
  console.log(await fs.readJson(at('j/a.json')));
  await fs.copy(at('j'), at('k'));
  console.log(fs.readdirSync(at('k')), await fs.pathExists(at('none')));
  await fs.remove(at('j'));
  await fs.move(at('k'), at('l'));
  console.log(fs.existsSync(at('k')), fs.existsSync(at('l/a.json')));
})();
