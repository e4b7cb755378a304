// Whoever leaves an iterator early destroys the stream without an error.
const { Readable } = require('stream');
const log = console.log;
  const s = Readable.from(['a', 'b', 'c']);
  s.on('end', () => log('s end')).on('close', () => log('s close')).on('error',e=>log('s error',e.message));
(async()=>{
  const it = s[Symbol.asyncIterator]();
  log(JSON.stringify(await it.next()));
  log(JSON.stringify(await it.return()));
  log(JSON.stringify(await it.next()));
  const bad = Readable.from((async function* () { yield 1; throw new Error('gen failed'); })());
  bad.on('error', (e) => log('error event', e.message));
  try { for await (const x of bad) log('bad', x); } catch (e) { log('caught', e.message); }
})();
