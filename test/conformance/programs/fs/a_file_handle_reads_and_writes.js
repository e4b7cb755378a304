// nodes: >=14
const fs = require('fs').promises, os = require('os'), path = require('path');
(async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'loopglass-'));
  const file = path.join(folder, 'x');
  const handle = await fs.open(file, 'w+');
  await handle.writeFile('hello');
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0);
  console.log(bytesRead, buffer.toString());
  await handle.close();
  console.log((await fs.readdir(folder)).join());
  await fs.unlink(file);
  await fs.rmdir(folder);
  console.log('gone');
})();
