// nodes: >=12
const { PerformanceObserver, performance } = require('perf_hooks');
const names = (list) => list.getEntries().map((entry) => entry.name).join();
const observer = new PerformanceObserver((list) => console.log('observed', names(list)));
observer.observe({ entryTypes: ['mark', 'measure'] });
performance.mark('a');
performance.mark('b');
performance.measure('from a to b', 'a', 'b');
console.log('script');
process.nextTick(() => console.log('tick'));
setImmediate(() => {
  console.log('immediate');
  performance.mark('c');
  setTimeout(() => {
    observer.disconnect();
    performance.mark('d');
    console.log('timer');
  }, 50);
});
