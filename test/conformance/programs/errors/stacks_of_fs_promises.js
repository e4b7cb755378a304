// nodes: >=14
// From 20 on an error of fs.promises shows which of Node's functions and of the script's wait for it.
const fs = require('fs').promises;

const show = (what, error) => console.log(what, error.stack.split('\n'));
async function tried(what, call) {
  try {
    await call();
  } catch (error) {
    show(what, error);
  }
}
async function main() {
  await tried('readFile', () => fs.readFile('/none'));
  await tried('stat', () => fs.stat('/none'));
  await tried('readdir', () => fs.readdir('/none'));
  await tried('unlink', () => fs.unlink('/none'));
  await tried('open', () => fs.open('/none'));
  await tried('mkdir', () => fs.mkdir('/none/a'));
  await tried('access', () => fs.access('/none'));
  await tried('rename', () => fs.rename('/none', '/none2'));
  await tried('copyFile', () => fs.copyFile('/none', '/none2'));
  await tried('writeFile', () => fs.writeFile('/none/x', ''));
  await tried('appendFile', () => fs.appendFile('/none/x', ''));
  await tried('a folder', () => fs.readFile('/tmp'));
  const handle = await fs.open('/tmp');
  await tried('handle', () => handle.read(Buffer.alloc(1), 0, 1, 0));
  await handle.close();
  await tried('all', () => Promise.all([fs.stat('/none')]));
  try {
    await fs.readFile('/none');
  } catch (error) {
    console.log(error);
  }
  fs.readFile('/none').catch((error) => show('catch', error));
}
main();
