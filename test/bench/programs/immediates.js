// 1e6 immediates, each queued by the one before.
let n = 0;
(function next() { if (++n < 1e6) setImmediate(next); })();
