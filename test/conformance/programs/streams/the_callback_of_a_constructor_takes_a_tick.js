// nodes: >=16
'use strict';
const { Readable, Writable } = require('stream');
let turn = 0;
const tick = () => {
  if (turn++ === 6) return;
  console.log('tick', turn);
  process.nextTick(tick);
};
process.nextTick(tick);

const reader = new Readable({
  construct(done) {
    console.log('constructing the reader');
    process.nextTick(() => { console.log('ready'); done(); });
  },
  read() { console.log('read'); this.push('x'); this.push(null); },
});
for (const name of ['data', 'end', 'close']) reader.on(name, () => console.log('reader', name));

const writer = new Writable({
  construct(done) { console.log('constructing the writer'); done(); },
  write(chunk, encoding, done) { console.log('write'); done(); },
});
writer.write('a', () => console.log('written'));
writer.end(() => console.log('ended'));

const failing = new Writable({ construct(done) { done(new Error('no')); }, write() {} });
failing.write('a', (error) => console.log('not written', error.message));
for (const name of ['error', 'close']) failing.on(name, () => console.log('failing', name));
