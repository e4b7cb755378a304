// nodes: >=24
const failing = (name) => ({ [Symbol.dispose]() { throw new Error(name); } });
try {
  using first = failing('first'), second = failing('second');
  throw new Error('body');
} catch (error) {
  const { suppressed } = error;
  console.log(error.name, error.message, error.error.message, suppressed.message, suppressed.suppressed.message);
}
const stack = new DisposableStack();
stack.use(failing('one'));
stack.use(failing('two'));
try { stack.dispose(); } catch (error) { console.log(error.message, error.error.message, error.suppressed.message); }
console.log(new SuppressedError(1, 2, 'own words').message);
