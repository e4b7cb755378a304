// Behind all descriptors, before the immediates, each with its drain; once they are raised they come in their order.
'use strict';
const log = console.log;

process.once('SIGUSR2', (name, number) => {
  log('usr2', name, number);
  process.nextTick(() => log('tick of usr2'));
  Promise.resolve().then(() => log('microtask of usr2'));
  process.kill(process.pid, 'SIGHUP');
});
const onHangUp = () => log('hup');
process.on('SIGHUP', onHangUp);
process.on('SIGTERM', () => {
  log('term');
  process.removeListener('SIGHUP', onHangUp);
  clearInterval(interval);
});
const interval = setInterval(() => {}, 1000);
setImmediate(() => log('immediate'));
process.kill(process.pid, 'SIGUSR2');
process.kill(process.pid, 'SIGUSR2');
setTimeout(() => {
  process.kill(process.pid, 'SIGHUP');
  setImmediate(() => log('immediate of the timer'));
  process.nextTick(() => log('tick of the timer'));
}, 60);
setTimeout(() => process.kill(process.pid, 'SIGTERM'), 120);
process.on('exit', (code) => log('exit', code));
