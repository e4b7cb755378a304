// Two messages through a channel, and what runs between them. Messages are callbacks of the poll phase.
const { MessageChannel } = require('worker_threads');

const { port1, port2 } = new MessageChannel();

port2.on('message', function onMessage(text) {
  console.log(`3. message: ${text}`);
  process.nextTick(function behindMessage() {
    console.log(`4. tick behind the ${text} message`);
  });
  if (text === 'last') port2.close();
});

port1.postMessage('first');
port1.postMessage('last');
setImmediate(function onImmediate() {
  console.log('5. immediate');
});
process.nextTick(function onTick() {
  console.log('2. tick of the main script');
});
console.log('1. main script: its last line');
