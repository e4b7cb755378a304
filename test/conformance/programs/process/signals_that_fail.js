// A listener that throws, names and numbers that are none, signals that nobody can listen to.
'use strict';
process.on('uncaughtException', (error) => console.log('caught', error.message));
process.on('SIGUSR2', () => { throw new Error('in a listener'); });
setTimeout(() => {}, 30);
setImmediate(() => console.log('immediate'));
process.kill(process.pid, 'SIGUSR2');

const attempt = (what, call) => {
  try {
    console.log(what, call());
  } catch (error) {
    console.log(what, error.name, error.code, error.message, error.syscall);
  }
};
attempt('kill', () => process.on('SIGKILL', () => {}) === process);
attempt('no name', () => process.kill(process.pid, 'SIGNOTHING'));
attempt('no number', () => process.kill(process.pid, 99));
attempt('nobody', () => process.kill(99999999, 0));
attempt('no pid', () => process.kill('one'));
attempt('unknown', () => process.on('SIGNOTHING', () => {}) === process);
console.log(process.listenerCount('SIGUSR2'), process.eventNames().includes('newListener'));
