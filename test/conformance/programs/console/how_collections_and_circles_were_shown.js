// Sizes of maps and sets, numbers of circles and "(anonymous)" came with Node 14, quotes and columns with 12.
console.log(new Map([['a', 1]]), new Set([1, 2]), new Map(), { m: new Map([[{ k: 1 }, [1]]]) });
const circle = { name: 'o' };
circle.self = circle;
circle.list = [circle, { circle }];
console.log(circle);
console.log([() => {}, function () {}, function named() {}, async () => {}, class A {}, class extends Map {}]);
console.log({ first: 'a text', second: 'another text', third: [1, 2, 3], fourth: { five: 5, six: { seven: {} } } });
console.log(['\u0001', '\u001b']);
