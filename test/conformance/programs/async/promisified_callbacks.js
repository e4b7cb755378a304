const { promisify } = require('util');
const later = promisify((value, callback) => setImmediate(callback, null, value));
(async () => { console.log(await later(1)); console.log(await later(2)); })();
process.nextTick(() => console.log('tick'));
