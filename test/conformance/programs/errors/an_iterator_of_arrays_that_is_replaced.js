// nodes: >=16
// Stacks, and errors that nobody catches, do not ask for the iterator of arrays, which a script may have replaced.
const { promisify } = require('util');
const { AsyncLocalStorage } = require('async_hooks');
const fs = require('fs');
const storage = new AsyncLocalStorage();
console.log('begin');
process.on('uncaughtException', (error) => console.log(error.message, typeof new Error('within').stack));
promisify(setTimeout);
const kinds = [];
const note = (error) => { kinds[kinds.length] = typeof error.stack; };
const iterator = Array.prototype[Symbol.iterator];
Array.prototype[Symbol.iterator] = function () { throw new Error('asked for an iterator'); };
try { throw new Error('a'); } catch (error) { note(error); }
try { storage.run(1, function inRun() { throw new Error('b'); }); } catch (error) { note(error); }
promisify(function wait(callback) { note(new Error('c')); callback(null); })();
try { fs.accessSync(__dirname, 99); } catch (error) { note(error); }
setTimeout(() => { note(new Error('d')); }, 20);
setImmediate(() => { throw new Error('e'); });
setTimeout(() => {
  Array.prototype[Symbol.iterator] = iterator;
  console.log(kinds.join(' '));
}, 60);
