const b = 2;
module.exports = { a: b, b, 'c': b, ...require('./named.cjs'), later() {}, d: 5 };
