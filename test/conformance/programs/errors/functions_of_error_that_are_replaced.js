// Node's own code calls no function of a script's in the place of Error.captureStackTrace(), and asks an error that
// nobody handles for nothing that could fail.
const EventEmitter = require('events');
const { stat } = require('fs').promises;

process.on('uncaughtException', (error) => console.log('uncaught', error.message));
delete Error.captureStackTrace;
const trap = new Error('trap');
Object.defineProperty(trap, 'code', { get() { throw new Error('asked'); } });
stat('/nowhere').catch((error) => {
  console.log(error.code);
  setTimeout(() => new EventEmitter().emit('error', new Error('emitted')));
  setTimeout(() => {
    process.removeAllListeners('uncaughtException');
    process.on('exit', (code) => console.log('exit', code));
    throw trap;
  }, 20);
});
