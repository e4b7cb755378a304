// nodes: >=14
console.log(new Error('main').stack);
class Thing { make() { return new Error('made'); } }
console.log(new Thing().make().stack);
await null;
console.log(new Error('behind await').stack);
await new Promise((resolve) => setTimeout(() => { console.log(new Error('timer').stack); resolve(); }, 5));
(async function inner() { await null; console.log(new Error('inner').stack); })();
