// Which comes first? Nobody can say: when the first turn begins, the clock of milliseconds has ticked or has not.
const order = [];

setTimeout(function timeout() {
  order.push('timeout');
}, 0);

setImmediate(function immediate() {
  order.push('immediate');
});

// Later, behind an I/O callback, there is no race: the check phase comes next.
setTimeout(function later() {
  require('fs').readFile(__filename, function onRead() {
    setTimeout(function timeoutBehindIo() {
      order.push('timeout behind I/O');
      console.log(order.join(', '));
    }, 0);
    setImmediate(function immediateBehindIo() {
      order.push('immediate behind I/O');
    });
  });
}, 20);
