const { Writable } = require('stream');
function show(name, done) {
  const target = new Writable({ write(chunk, encoding, callback) {
    console.log(name, 'writes', String(chunk));
    done(callback);
  } });
  for (const event of ['prefinish', 'finish', 'close']) target.on(event, () => console.log(name, event));
  target.on('error', (error) => console.log(name, 'error', error.code || error.message));
  const told = (what) => (error) => console.log(name, what, error && (error.code || error.message));
  target.write('a', () => console.log(name, 'a is written'));
  target.end('b', told('end'));
  target.write('c', told('c'));
  process.nextTick(() => console.log(name, 'tick'));
  return target;
}
show('at once', (callback) => callback());
setTimeout(() => show('later', setImmediate), 50);
setTimeout(() => show('destroyed', setImmediate).destroy(), 100);
setTimeout(() => show('failing', (callback) => callback(new Error('bad'))), 150);
