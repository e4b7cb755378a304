// nodes: >=14
// One whole file behind the other, beside a chain of stats. Four reads are 16 trips to the pool up to Node 24
// and 4 from 26 on; four writes are 12 and 4.
const fs = require('fs'), os = require('os'), path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trips-'));
const file = path.join(folder, 'file');

function race(name, whole, stats, next) {
  const order = [];
  let files = 0, trips = 0;
  const end = (who) => {
    order.push(who);
    if (order.length < 2) return;
    console.log(name, 'beside', stats, 'stats:', order.join(', '));
    next();
  };
  (function again(error) {
    if (error) throw error;
    if (files++ < 4) whole(again); else end('files');
  })();
  (function again(error) {
    if (error) throw error;
    if (trips++ < stats) fs.stat(folder, again); else end('stats');
  })();
}

fs.writeFileSync(file, 'x'.repeat(100));
race('warming up', (done) => fs.readFile(file, done), 40, () =>
  race('writeFile', (done) => fs.writeFile(file, 'y', { flag: 'a' }, done), 9, () =>
    race('appendFile', (done) => fs.appendFile(file, 'z', done), 9, () =>
      race('readFile', (done) => fs.readFile(file, 'utf8', done), 9, () =>
        race('promises.readFile', (done) => void fs.promises.readFile(file).then(() => done(), done), 9, () =>
          race('promises.writeFile',
            (done) => void fs.promises.writeFile(file, 'w', { flag: 'a' }).then(() => done(), done), 9, () =>
              fs.rmSync(folder, { recursive: true })))))));
