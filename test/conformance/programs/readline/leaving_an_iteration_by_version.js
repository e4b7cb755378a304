// `break` out of a for await: until 18 the interface is closed before what follows.
const fs = require('fs');
const readline = require('readline');

(async () => {
  const lines = readline.createInterface({ input: fs.createReadStream(__filename) });
  lines.on('pause', () => console.log('pause'));
  lines.on('close', () => console.log('close'));
  for await (const line of lines) {
    console.log(line.length);
    break;
  }
  console.log('after');
})();
