const fs = require('fs').promises;
const os = require('os');
const path = require('path');
(async () => {
  const file = path.join(os.tmpdir(), `what-a-write-says-${process.pid}`);
  const handle = await fs.open(file, 'w');
  console.log(await handle.write('text'));
  await handle.close();
  await fs.unlink(file);
})();
