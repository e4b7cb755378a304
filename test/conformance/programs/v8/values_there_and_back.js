// nodes: >=20
const v8 = require('v8');
const values = [1, -1, 2 ** 30, 2 ** 31, 1.5, -0, 'a', 'é', '☃', 'a☃', 5n, -300n, 2n ** 70n, 0n, null, undefined, true, [1, , 3], [1, 'a'],
  { a: 1, 2: 3 }, new Date(5), /x/gi, new Map([[1, { a: 2 }]]), new Set([1]), new Uint8Array(2), Buffer.from('ab'),
  new ArrayBuffer(2), Object(1), Object('s'), Object(true), Object.assign([1], { x: 1 })];
for (const value of values) {
  const bytes = v8.serialize(value);
  console.log(bytes.toString('hex'), v8.deserialize(bytes));
}
const circle = { list: [] };
circle.list.push(circle, circle.list);
console.log(v8.deserialize(v8.serialize(circle)));
const error = v8.deserialize(v8.serialize(new RangeError('far')));
console.log(error instanceof RangeError, error.message);
for (const bad of [() => {}, Symbol('s'), new WeakMap()]) {
  try {
    v8.serialize(bad);
  } catch (thrown) {
    console.log(thrown.name, thrown.message);
  }
}
for (const bytes of [Buffer.from(''), Buffer.from('ff0f', 'hex'), Buffer.from('ff0f41ffffff7f', 'hex'), Buffer.from('ff0f5e05', 'hex')]) {
  try {
    console.log(v8.deserialize(bytes));
  } catch (thrown) {
    console.log(thrown.name);
  }
}
console.log(Object.keys(v8.getHeapStatistics()).slice(0, 5), v8.getHeapStatistics().used_heap_size > 0);
