// Rule J17: rejections are looked at behind the microtasks.
process.on('unhandledRejection', (reason, promise) => {
  console.log('unhandled', reason instanceof Error ? reason.message : reason, promise instanceof Promise);
});
process.on('rejectionHandled', (promise) => console.log('handled late', promise === late));
const late = Promise.reject(new Error('late'));
Promise.reject(new Error('in time')).catch((e) => console.log('caught', e.message));
const inTick = Promise.reject(new Error('in a tick'));
process.nextTick(() => inTick.catch((e) => console.log('caught', e.message)));
const inMicrotask = Promise.reject(new Error('in a microtask'));
queueMicrotask(() => inMicrotask.catch((e) => console.log('caught', e.message)));
setImmediate(() => { console.log('immediate'); late.catch(() => console.log('late catch')); });
(async () => { throw 5; })();
(async () => { try { await Promise.reject(new Error('awaited')); } catch (e) { console.log('try', e.message); } })();
new Promise((_, reject) => setTimeout(reject, 40, new Error('from timer')));
Promise.all([Promise.reject(new Error('a')), Promise.reject(new Error('b'))]).catch((e) => console.log('all', e.message));
