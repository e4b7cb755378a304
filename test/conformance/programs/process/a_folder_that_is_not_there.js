// Since 12 the error of chdir() names the folder from which it was tried, too.
const from = process.cwd();
for (const folder of ['/no such folder', 'nor this one']) {
  try {
    process.chdir(folder);
  } catch (error) {
    console.log(error.message.replace(from, 'HERE'), error.code, error.path === from, error.dest);
  }
}
process.chdir('.');
console.log(process.cwd() === from);
