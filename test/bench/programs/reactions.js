// 1e6 promise reactions, each made by the one before.
let n = 0;
(function next() { if (++n < 1e6) Promise.resolve().then(next); })();
