// 1e6 ticks, each queued by the one before.
let n = 0;
(function next() { if (++n < 1e6) process.nextTick(next); })();
