// nodes: >=16
const { setTimeout: wait } = require('timers/promises');
const controller = new AbortController();
wait(1000, null, { signal: controller.signal }).catch((error) => console.log(error.name, error.code));
process.nextTick(() => controller.abort());
