// nodes: >=16
// The entry of an async function comes when its promise is settled, and goes to a histogram, too.
const { performance, PerformanceObserver, createHistogram } = require('perf_hooks');

new PerformanceObserver((list, observer) => {
  for (const entry of list.getEntries()) {
    console.log(entry.name, entry.entryType, entry.constructor.name, entry[0], entry.detail, entry.duration > 15);
    if (entry.name === 'slow') observer.disconnect();
  }
}).observe({ entryTypes: ['function'] });
const histogram = createHistogram();
const slow = performance.timerify(async function slow(value) {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return value;
}, { histogram });
const add = performance.timerify(function add(a, b) { return a + b; });
slow(3).then((value) => console.log('slow', value, histogram.count));
console.log(add.name, add.length, add(1, 2), histogram.count);
try {
  performance.timerify(() => {}, { histogram: 1 });
} catch (error) {
  console.log(error.code, error.message);
}
