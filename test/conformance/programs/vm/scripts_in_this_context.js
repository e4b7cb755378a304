// nodes: >=12
const vm = require('vm');
console.log(vm.runInThisContext('1 + 1'), vm.runInThisContext('var made = 5; made * 2'), globalThis.made);
const script = new vm.Script('globalThis.count = (globalThis.count || 0) + 1');
script.runInThisContext();
console.log(script.runInThisContext(), script instanceof vm.Script);
try {
  new vm.Script('a b c', { filename: 'bad.js' });
} catch (error) {
  console.log(error.name, /bad\.js/.test(error.stack));
}
try {
  vm.runInThisContext('throw new RangeError("from a script")');
} catch (error) {
  console.log(error.name, error.message);
}
console.log(vm.compileFunction('return a + b', ['a', 'b'])(2, 3));
vm.runInThisContext('Promise.resolve().then(() => console.log("microtask"))');
console.log('end');
