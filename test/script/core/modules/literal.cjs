const b = 2;
module.exports = { a: 1, b, 'c': b, ...require('./named.cjs'), later() {}, d: 5 };
