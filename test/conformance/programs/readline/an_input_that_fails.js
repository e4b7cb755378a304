// nodes: >=12
// Until 14 an interface does not hear of its input's error, so a loop over its lines waits for ever; from 16 on it tells it.
const fs = require('fs');
const readline = require('readline');

process.on('exit', () => console.log('exit'));
process.on('uncaughtException', (error) => console.log('uncaught', error.code));
async function iterate() {
  const input = fs.createReadStream('/none').on('error', (error) => console.log('input', error.code));
  try {
    for await (const line of readline.createInterface({ input })) console.log(line);
    console.log('done');
  } catch (error) {
    console.log('caught', error.code);
  }
}
iterate();
setTimeout(() => {
  const input = fs.createReadStream('/none').on('error', (error) => console.log('second input', error.code));
  const lines = readline.createInterface({ input });
  lines.on('close', () => console.log('closed')).on('line', (line) => console.log(line));
}, 50);
