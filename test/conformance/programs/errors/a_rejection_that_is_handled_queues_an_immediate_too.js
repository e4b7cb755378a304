// nodes: >=16
// Node queues an immediate of its own behind each exception that a listener handled, and behind a rejection that came there,
// too: so the last one here is not the last of its batch, and the ticks come before the next turn.
process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
setImmediate(() => {
  console.log('first');
  setImmediate(() => console.log('next turn'));
});
setImmediate(() => {
  console.log('last');
  process.nextTick(() => console.log('tick'));
  throw new Error('thrown');
});
Promise.reject(new Error('rejected'));
