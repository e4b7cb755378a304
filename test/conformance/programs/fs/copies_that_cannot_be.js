// nodes: >=16
// cp() of a folder into itself, onto what it is, and of what does not fit its target.
const fs = require('fs');
const os = require('os');
process.chdir(fs.mkdtempSync(`${os.tmpdir()}/copies-`));
fs.mkdirSync('a/b', { recursive: true });
fs.writeFileSync('a/f', '1');
const recursive = { recursive: true };
const copies = [['a', 'a', recursive], ['a', 'a/b/c', recursive], ['a', 'a/q'], ['a', 'a/f', recursive],
  ['a/f', 'a', recursive], ['a/f', 'a/f'], ['nothing', 'r']];
for (const copy of copies) {
  try {
    fs.cpSync(...copy);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const next = () => {
  if (copies.length === 0) return;
  const copy = copies.shift();
  fs.cp(...copy, (error) => {
    console.log(copy[0], copy[1], error.name, error.code, error.errno, error.message);
    next();
  });
};
next();
