// nodes: >=12
const { MessageChannel } = require('worker_threads');
const outer = new MessageChannel();
const inner = new MessageChannel();
inner.port1.postMessage('before the move');
outer.port2.on('message', ({ port }) => {
  console.log('port arrived');
  port.on('message', (message) => {
    console.log('inner', message);
    if (message === 'end') {
      port.close();
      outer.port1.close();
    }
  });
});
outer.port1.postMessage({ port: inner.port2 }, [inner.port2]);
inner.port1.postMessage('on the way');
setTimeout(() => inner.port1.postMessage('end'), 20);
