const a = require('./fixtures/cycle_a');
console.log(a.done, a.seen, a.b.done);
