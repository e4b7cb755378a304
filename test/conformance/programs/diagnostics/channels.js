// nodes: >=20
const channels = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');
const channel = channels.channel('loop');
console.log(channel.hasSubscribers, channels.channel('loop') === channel, channel instanceof channels.Channel);
const listener = (message, name) => console.log('got', message, name);
channels.subscribe('loop', listener);
channel.publish({ a: 1 });
console.log(channels.hasSubscribers('loop'), channels.unsubscribe('loop', listener), channels.hasSubscribers('loop'));
channel.publish('nobody');
const store = new AsyncLocalStorage();
channel.bindStore(store, (data) => ({ wrapped: data }));
channel.runStores('in', () => console.log(store.getStore()));
console.log(store.getStore());
const tracing = channels.tracingChannel('work');
tracing.subscribe({
  start: (message) => console.log('start', message.id), end: (message) => console.log('end', message.id, message.result),
  asyncStart: (message) => console.log('asyncStart', message.id), asyncEnd: (message) => console.log('asyncEnd', message.id),
  error: (message) => console.log('error', message.id, message.error.message),
});
console.log(tracing.traceSync((x) => x + 1, { id: 1 }, null, 4));
try {
  tracing.traceSync(() => { throw new Error('bad'); }, { id: 2 });
} catch (error) {
  console.log('thrown', error.message);
}
tracing.tracePromise(async () => 'value', { id: 3 }).then((value) => {
  console.log('resolved', value);
  tracing.traceCallback((callback) => setImmediate(callback, null, 'called'), 0, { id: 4 }, null, (error, result) => console.log('callback', result));
});
for (const bad of [null, 5, {}]) {
  try {
    channels.channel(bad);
  } catch (error) {
    console.log(error.code);
  }
}
