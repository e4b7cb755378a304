// nodes: >=12
const { Worker, isMainThread } = require('worker_threads');
if (isMainThread) {
  new Worker(__filename);
} else {
  const tries = { chdir: () => process.chdir('/'), abort: () => process.abort(), umask: () => process.umask(0) };
  for (const name in tries) {
    try {
      tries[name]();
      console.log(name, 'fine?');
    } catch (error) {
      console.log(name, error.name, error.code, error.message);
    }
  }
  console.log(typeof process.umask(), process.exitCode, process.stdout.isTTY);
}
