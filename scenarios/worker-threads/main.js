// A slow calculation in a thread of its own: the main thread's loop stays free, and its timer comes in time.
const { Worker, isMainThread, parentPort } = require('worker_threads');
const { pbkdf2Sync } = require('crypto');

if (isMainThread) {
  const worker = new Worker(__filename);
  worker.on('online', function onOnline() {
    console.log('2. worker: online');
    let free = 0;
    ticking = setInterval(function tick() {
      if (++free === 3) console.log('3. the main loop is free meanwhile');
    }, 5);
  });
  worker.on('message', function onMessage(hash) {
    console.log(`4. the worker's answer: ${hash}`);
    clearInterval(ticking);
  });
  worker.on('exit', function onExit(code) {
    console.log(`5. worker: exit ${code}`);
  });
  worker.postMessage('secret');

  let ticking;
  console.log('1. main script: its last line');
} else {
  parentPort.once('message', function hash(password) {
    const key = pbkdf2Sync(password, 'salt', 100000, 64, 'sha512');
    parentPort.postMessage(key.toString('hex').slice(0, 8));
  });
}
