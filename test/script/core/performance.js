// The clock, marks and measures.
const { performance: same, PerformanceEntry } = require('perf_hooks');
console.log(performance === same, Object.prototype.toString.call(performance), typeof performance.timeOrigin);
const t = performance.now();
console.log(typeof t, t > 0, performance.now() >= t, Object.keys(performance.toJSON()).slice(0, 1).length);
const a = performance.mark('a', { detail: { x: 1 } });
console.log(a.name, a.entryType, a.duration, a.detail, a instanceof PerformanceEntry);
performance.mark('b', { startTime: 5 });
performance.mark('c', { startTime: 12 });
const m = performance.measure('m', 'b', 'c');
console.log(m.name, m.entryType, m.startTime, m.duration, m.detail);
console.log(performance.measure('n', { start: 'b', duration: 3 }).duration, performance.measure('o', { start: 1, end: 'c' }).duration);
console.log(performance.getEntriesByName('b').length, performance.getEntriesByType('measure').map((e) => e.name));
try { performance.measure('x', 'absent'); } catch (e) { console.log(e.name, e.message); }
performance.clearMarks('b');
try { performance.measure('x', 'b'); } catch (e) { console.log(e.name); }
performance.clearMarks();
performance.clearMeasures();
console.log(performance.getEntriesByType('mark').length, performance.getEntriesByType('measure').length);
setTimeout(() => console.log(performance.now() - t >= 20), 25);
