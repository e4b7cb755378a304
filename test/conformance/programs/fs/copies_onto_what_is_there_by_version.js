// nodes: >=16
// cp() with errorOnExist onto an existing folder: from 22 on the folder itself is an error, for cpSync() from 26 on.
const fs = require('fs');

const root = fs.mkdtempSync('/tmp/loopglass_cp_');
const shown = (text) => String(text).split(root).join('R');
fs.mkdirSync(`${root}/a/b`, { recursive: true });
fs.writeFileSync(`${root}/a/b/file`, '1');
fs.cpSync(`${root}/a`, `${root}/full`, { recursive: true });
fs.mkdirSync(`${root}/empty`);
const options = { recursive: true, errorOnExist: true, force: false };
const told = (call) => {
  try {
    call();
    console.log('ok');
  } catch (error) {
    console.log(error.name, error.code, shown(error.message), error.errno, shown(error.path));
  }
};
told(() => fs.cpSync(`${root}/a`, `${root}/full`, options));
told(() => fs.cpSync(`${root}/a`, `${root}/empty`, options));
told(() => fs.cpSync(`${root}/a`, `${root}/empty`, { ...options, filter: () => true }));
told(() => fs.cpSync(`${root}/a/b/file`, `${root}/empty/b/file`, options));
fs.mkdirSync(`${root}/other`);
fs.cp(`${root}/a`, `${root}/full`, options, (error) => {
  console.log(error.code, shown(error.message));
  fs.promises.cp(`${root}/a`, `${root}/other`, options).then(() => console.log('ok'), (failure) => {
    console.log(failure.code, shown(failure.message));
  }).then(() => fs.rmSync(root, { recursive: true }));
});
