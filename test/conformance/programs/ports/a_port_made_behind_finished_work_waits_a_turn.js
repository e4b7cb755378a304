// nodes: >=12
// T9: libuv takes the handles that there are, then calls back for those that were signalled. A port that a callback
// of the pool makes is none of them: its first message comes behind the immediates. One from before is.
const fs = require('fs');
const { MessageChannel } = require('worker_threads');

const before = new MessageChannel();
before.port2.on('message', (text) => {
  console.log(text);
  before.port2.close();
});
setTimeout(() => {
  fs.stat('/', () => {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', (text) => {
      console.log(text);
      port2.close();
    });
    port1.postMessage('new port');
    before.port1.postMessage('port from before');
    setImmediate(() => console.log('immediate'));
  });
}, 20);
