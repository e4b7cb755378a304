// nodes: >=14.8
// A module that is there already takes import() some microtasks, and no reading, so the tick comes behind.
import { value } from './fixtures/value.mjs';
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
const again = await import('./fixtures/value.mjs');
console.log('there', again.value === value);
