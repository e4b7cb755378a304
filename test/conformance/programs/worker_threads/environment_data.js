// nodes: >=14.18
const { Worker, isMainThread, setEnvironmentData, getEnvironmentData } = require('worker_threads');
if (!getEnvironmentData) process.exit();
if (isMainThread) {
  setEnvironmentData('a', { deep: [1] });
  setEnvironmentData('gone', 1);
  setEnvironmentData('gone', undefined);
  new Worker(__filename);
  setEnvironmentData('late', 1);
} else {
  console.log(getEnvironmentData('a'), getEnvironmentData('gone'), getEnvironmentData('late'));
}
