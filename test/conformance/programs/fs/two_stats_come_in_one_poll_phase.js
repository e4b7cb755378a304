// Two jobs of the pool that are asked for at once: mostly both are done when the loop wakes up.
// race
const fs = require('fs');
const order = [];
const stats = () => {
  for (const name of ['a', 'b']) {
    fs.stat('.', () => {
      order.push(name);
      setImmediate(() => order.push(`immediate of ${name}`));
    });
  }
};
setTimeout(stats, 50);
setTimeout(stats, 100);
process.on('exit', () => console.log(order.join(', ')));
