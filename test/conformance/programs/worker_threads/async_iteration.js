// nodes: >=16
const { Worker } = require('worker_threads');
const { once } = require('events');
(async () => {
  const worker = new Worker(`
    const { parentPort } = require('worker_threads');
    const fs = require('fs');
    parentPort.on('message', async (name) => {
      const text = await fs.promises.readFile(name, 'utf8');
      parentPort.postMessage(text.split('\\n')[0]);
      if (name.endsWith('echo.js')) parentPort.close();
    });
  `, { eval: true });
  const exit = once(worker, 'exit');
  await once(worker, 'online');
  worker.postMessage(__filename);
  console.log((await once(worker, 'message'))[0]);
  worker.postMessage(require('path').join(__dirname, 'fixtures/echo.js'));
  console.log((await once(worker, 'message'))[0]);
  console.log(await exit);
})();
