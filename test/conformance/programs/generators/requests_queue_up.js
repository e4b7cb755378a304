async function* numbers() { console.log('begins'); yield 1; yield 2; }
const each = numbers();
for (let i = 0; i < 4; i++) each.next().then(({ value, done }) => console.log(i, value, done));
console.log('main');
