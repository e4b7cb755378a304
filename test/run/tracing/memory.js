// When garbage is collected shows in WeakRefs and finalizers.
'use strict';
const registry = new FinalizationRegistry((name) => console.log('collected', name));
let gone = 0;
for (let i = 0; i < 2000; i++) {
  const object = { data: new Array(1000).fill(i) };
  object.self = object;
  registry.register(object, i);
  const weak = new WeakRef(object);
  setTimeout(() => { if (weak.deref() === undefined) gone++; }, 1 + i % 3);
}
let promises = [];
for (let i = 0; i < 5000; i++) promises.push(Promise.resolve(i).then((value) => ({ value })));
Promise.all(promises).then((all) => { promises = null; console.log('all', all.length); });
setTimeout(() => console.log('gone', gone), 20);
