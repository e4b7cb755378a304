// An import() of a module that another import() is loading runs it no sooner, and is told right behind the other.
// nodes: >=16
globalThis.order = [];
import('./fixtures/leaf.mjs').then(() => console.log('first'));
import('./fixtures/leaf.mjs').then(() => console.log('second'));
import('./fixtures/nowhere.mjs').catch((error) => console.log(error.code));
const count = async () => { for (let i = 0; i < 20; i++) { console.log(i); await null; } };
await count();
setTimeout(() => import('./fixtures/leaf.mjs').then(() => console.log('third')), 100);
