// nodes: >=14
// What access() and copyFile() say of modes that there are not, and whether a FileHandle tells that it closes.
const fs = require('fs');

for (const mode of [99, -1, 1.5, 'x', NaN]) {
  for (const call of [
    () => fs.access('/none', mode, () => {}), () => fs.accessSync('/tmp', mode),
    () => fs.copyFileSync('/none', '/none2', mode),
  ]) {
    try {
      console.log(call());
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
}
fs.promises.access('/tmp', 99).catch((error) => console.log(error.message));
fs.promises.open(__filename).then((handle) => {
  console.log(typeof handle.on);
  return handle.close();
});
