// nodes: >=18
const { Readable } = require('stream');
for (const [method, argument] of [['map', 5], ['filter', null], ['take', -1], ['drop', 'x'], ['flatMap', {}]]) {
  try { Readable.from([1])[method](argument); } catch (error) { console.log(method, error.code, error.message); }
}
for (const method of ['forEach', 'some', 'every', 'find', 'reduce']) {
  Readable.from([1])[method](5).catch((error) => console.log(method, error.code, error.message));
}
console.log(typeof Readable.prototype.asIndexedPairs);
