// nodes: >=18
const { Worker, BroadcastChannel } = require('worker_threads');
const channel = new BroadcastChannel('news');
const heard = [];
channel.onmessage = ({ data }) => {
  heard.push(data);
  if (heard.length < 2) return;
  console.log(heard.sort());
  channel.postMessage('end');
  channel.close();
};
let ended = 0;
for (const name of ['a', 'b']) {
  const worker = new Worker(`
    const { BroadcastChannel, workerData } = require('worker_threads');
    const channel = new BroadcastChannel('news');
    channel.onmessage = ({ data }) => { if (data === 'end') channel.close(); };
    channel.postMessage('hello from ' + workerData);
  `, { eval: true, workerData: name });
  worker.on('exit', (code) => { if (++ended === 2) console.log('both ended', code); });
}
