// nodes: >=12.22
import('./fixtures/value.mjs').then(({ value }) => console.log('imported', value));
process.nextTick(() => console.log('tick'));
console.log('main');
