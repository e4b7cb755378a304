const { performance } = require('perf_hooks');

console.log(typeof performance.mark('a'), typeof performance.measure('a to a', 'a', 'a'));
