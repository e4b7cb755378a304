// nodes: >=14
// J4, T9: where the main module is evaluated in the poll phase, a message that it posts comes behind the immediates.
import { MessageChannel } from 'worker_threads';

const { port1, port2 } = new MessageChannel();
port2.on('message', (text) => {
  console.log(text);
  port2.close();
});
port1.postMessage('message');
setImmediate(() => console.log('immediate'));
console.log('end of the module');
