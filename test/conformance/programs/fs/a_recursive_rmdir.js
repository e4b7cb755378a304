// Unknown in Node 10, forgiving until 14, deprecated from 16 on, refused in 26.
const fs = require('fs');
const os = require('os');
const path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lg-'));
const say = (e) => console.log(e.name, e.code, e.message.split(folder).join('FOLDER'));

fs.mkdirSync(path.join(folder, 'a'));
fs.writeFileSync(path.join(folder, 'a', 'b'), '');
for (const recursive of [false, true, 1]) {
  try {
    fs.rmdirSync(path.join(folder, 'a'), { recursive });
    console.log('gone', recursive);
  } catch (e) {
    say(e);
  }
}
const missing = path.join(folder, 'missing');
try {
  fs.rmdirSync(missing, { recursive: true });
  console.log('nothing to do');
} catch (e) {
  say(e);
}
fs.promises.rmdir(missing, { recursive: true }).then(() => console.log('resolved'), say).then(() => {
  fs.writeFileSync(missing, '');
  try {
    fs.rmdirSync(missing, { recursive: true });
  } catch (e) {
    say(e);
  }
  console.log(fs.existsSync(missing));
  for (const left of ['missing', 'a/b']) if (fs.existsSync(path.join(folder, left))) fs.unlinkSync(path.join(folder, left));
  if (fs.existsSync(path.join(folder, 'a'))) fs.rmdirSync(path.join(folder, 'a'));
  fs.rmdirSync(folder);
});
