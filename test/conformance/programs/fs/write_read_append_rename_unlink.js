const fs = require('fs'), os = require('os'), path = require('path');
const file = path.join(os.tmpdir(), `loopglass-chain-${process.pid}.txt`);
fs.writeFile(file, 'a', (e1) => {
  console.log('written', e1);
  fs.appendFile(file, 'b', (e2) => {
    console.log('appended', e2);
    fs.rename(file, file + '2', () => fs.readFile(file + '2', 'utf8', (e3, text) => {
      console.log(text);
      fs.unlink(file + '2', () => fs.access(file, (e4) => console.log(e4.code)));
    }));
  });
});
