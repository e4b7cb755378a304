// Errors show the literal, or the index with its operator, that a call began with.
const show = (name, f) => {
  try {
    console.log(name, f());
  } catch (e) {
    console.log(name, e.name + ': ' + e.message);
  }
};
const x = 5, o = { p: 1, f() { return 7; } }, i = 0, fns = [1], key = 'k', s = Symbol('foo');
show('objects', () => ({}).foo());
show('objects', () => ({})[s]());
show('objects', () => ({})[key]());
show('objects', () => ({}).foo()());
show('objects', () => ({ a: 1, b: x }).foo());
show('objects', () => ({ a: o.p, b() {} }).foo());
show('objects', () => ({ a: {} }).a.b());
show('objects', () => new ({})());
show('lists', () => [].foo());
show('lists', () => [][s]());
show('lists', () => [x].foo());
show('lists', () => [o.p, 'a', null, true, undefined].foo());
show('lists', () => [[1], {}].foo());
show('lists', () => [x + 1, o.f()].foo());
show('lists', () => [() => 1].foo());
show('lists', () => [1.5, 1e3, -1, 1000].foo());
show('lists', () => [1, 2, 3].map((a) => a).foo());
show('lists', () => [1][0]());
show('indexes', () => fns[i + 1]());
show('indexes', () => fns[i * 2 + 1]());
show('indexes', () => fns[x % 2]());
show('indexes', () => fns[fns.length - 1]());
show('indexes', () => fns[-1]());
show('indexes', () => fns['a' + i]());
show('indexes', () => fns[!i]());
show('spread', () => [...x]);
show('spread', () => [...o]);
show('spread', () => [...o.p]);
show('spread', () => [...o.f()]);
show('spread', () => [...{}]);
show('spread', () => [...true]);
show('spread', () => [1, ...x]);
show('spread', () => [...x, 1]);
