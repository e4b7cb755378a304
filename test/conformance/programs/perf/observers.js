// nodes: >=18
const { performance, PerformanceObserver, createHistogram } = require('perf_hooks');
const observer = new PerformanceObserver((list, self) => {
  for (const entry of list.getEntries()) console.log(entry.entryType, entry.name, entry.duration >= 0, self === observer);
  console.log(list.getEntriesByType('mark').length, list.getEntriesByName('ab').length);
  observer.disconnect();
  performance.mark('unseen');
  const timed = performance.timerify(function work(a) { return a * 2; });
  const functions = new PerformanceObserver((list) => console.log(list.getEntries()[0].name, list.getEntries()[0].entryType));
  functions.observe({ entryTypes: ['function'] });
  console.log(timed(4), timed.name, timed.length);
});
observer.observe({ entryTypes: ['mark', 'measure'] });
performance.mark('a');
performance.mark('b', { detail: { x: 1 } });
performance.measure('ab', 'a', 'b');
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('immediate'));
console.log('main', PerformanceObserver.supportedEntryTypes.includes('mark'));
const histogram = createHistogram();
for (let i = 1; i <= 100; i++) histogram.record(i);
console.log(histogram.count, histogram.min, histogram.max, histogram.mean, histogram.percentile(50));
try {
  observer.observe({});
} catch (error) {
  console.log(error.code);
}
