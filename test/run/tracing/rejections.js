// Rejections that are handled late, in time, and never.
'use strict';
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
process.on('rejectionHandled', () => console.log('handled late'));
process.on('warning', (warning) => console.log('warning', warning.name));
const late = Promise.reject('late');
setTimeout(() => late.catch((reason) => console.log('caught', reason)), 5);
Promise.reject('never');
Promise.reject('in time').catch((reason) => console.log('caught', reason));
new Promise((resolve, reject) => setImmediate(reject, 'by an immediate')).catch(console.log);
(async () => { throw 'async'; })();
Promise.any([Promise.reject(1), Promise.reject(2)]).catch((error) => console.log(error.errors));
queueMicrotask(() => Promise.reject('in a job'));
process.nextTick(() => Promise.reject('in a tick').then(() => {}, () => console.log('handled at once')));
