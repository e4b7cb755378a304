// hosts: virtual
// nodes: >=16
// J16: from 22 on MessageEvent is undici's, whose loading takes longer than 10 ms. on() needs none.
const { MessageChannel } = require('worker_threads');

console.log('begin');
function exchange(text, listen) {
  const { port1, port2 } = new MessageChannel();
  listen(port2, () => {
    console.log(text);
    port2.close();
    setTimeout(() => console.log(text, '1 ms later'), 1);
  });
  port1.postMessage(text);
  setTimeout(() => console.log(text, '15 ms'), 15);
}
exchange('on()', (port, done) => port.on('message', done));
setTimeout(() => exchange('onmessage', (port, done) => { port.onmessage = done; }), 100);
setTimeout(() => exchange('again', (port, done) => { port.onmessage = done; }), 300);
