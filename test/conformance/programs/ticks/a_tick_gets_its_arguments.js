process.nextTick((a, b, ...rest) => console.log(a, b, rest.length), 1, 'two', 3, 4, 5);
