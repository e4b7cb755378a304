// Node 10 made texts of all primitives and functions behind a first text, and knew no %c.
console.log('values', -0, null, undefined, () => 1, Symbol('a'), { a: 1 }, [1, 'b']);
console.log('%s and %s', 'one', 2, 'three', { four: 4 });
console.log('%c styled', 'color: red', 'after');
console.log('%s', class A {}, new Date(0));
console.log(1, 'text', -0);
