// What garbage is collected shows in WeakRefs and finalizers. The second lot makes sure that the first one is collected
// well before anybody looks. Recorded lines take memory, so the very moment may differ, and with it which collection
// takes whom: only who was collected is printed, not in what order.
'use strict';
const collected = [];
const registry = new FinalizationRegistry((name) => collected.push(name));
let gone = 0;
const make = (i) => {
  const object = { data: new Array(1000).fill(i) };
  object.self = object;
  return object;
};
for (let i = 0; i < 2000; i++) {
  const object = make(i);
  registry.register(object, i);
  const weak = new WeakRef(object);
  setTimeout(() => { if (weak.deref() === undefined) gone++; }, 10 + i % 3);
}
let promises = [];
for (let i = 0; i < 5000; i++) promises.push(Promise.resolve(i).then((value) => ({ value })));
Promise.all(promises).then((all) => { promises = null; console.log('all', all.length); });
setTimeout(() => { for (let i = 0; i < 10000; i++) make(i); }, 5);
setTimeout(() => console.log('gone', gone, 'collected', collected.sort((a, b) => a - b).join(' ')), 60);
