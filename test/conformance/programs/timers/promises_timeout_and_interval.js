// nodes: >=16
const { setTimeout: wait, setInterval: every, setImmediate: soon } = require('timers/promises');
(async () => {
  console.log(await soon('soon'));
  console.log(await wait(3, 'waited'));
  let n = 0;
  for await (const value of every(2, 'tick')) {
    console.log(value, ++n);
    if (n === 3) break;
  }
  console.log('end');
})();
