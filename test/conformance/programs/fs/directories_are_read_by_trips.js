// nodes: >=14
// T5: opendir(), each 32 entries of a Dir, the finding that there are none left, and its close are a job of the pool
// each; what a job has brought already is a tick, or nothing for a promise.
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trips-'));
for (const name of ['a', 'b', 'c']) fs.writeFileSync(path.join(folder, name), '');

function countsTurns() {
  const counted = { turns: 0, handle: null };
  const step = () => {
    counted.turns++;
    counted.handle = setImmediate(step);
  };
  step();
  return counted;
}

async function waits(name, work) {
  const counted = countsTurns();
  const result = await work();
  console.log(name, result, counted.turns > 1 ? 'waits' : 'at once');
  clearImmediate(counted.handle);
}

(async () => {
  const dir = await fs.promises.opendir(folder, { bufferSize: 2 });
  await waits('first', async () => (await dir.read()).isFile());
  await waits('second', async () => (await dir.read()).isFile());
  await waits('third', async () => (await dir.read()).isFile());
  await waits('none left', () => dir.read());
  await waits('none left still', () => dir.read());
  await waits('close', () => dir.close());
  await dir.close().catch((error) => console.log(error.code));

  const other = fs.opendirSync(folder);
  const order = [];
  other.read((error, entry) => {
    order.push('read', entry.isFile());
    process.nextTick(() => order.push('tick'));
    other.read(() => {
      order.push('read again');
      other.close(() => {
        console.log(order.join());
        fs.readdirSync(folder).forEach((name) => fs.unlinkSync(path.join(folder, name)));
        fs.rmdirSync(folder);
      });
    });
    order.push('end');
  });
  try {
    other.readSync();
  } catch (error) {
    console.log(error.code);
  }
})();
