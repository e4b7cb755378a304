// nodes: >=10
const inner = async function* () { yield 1; return 2; };
const outer = async function* () { console.log('inner gave', yield* inner()); yield* [Promise.resolve(3), 4]; };
(async () => { for await (const x of outer()) console.log(x); console.log('end'); })();
let n = 0;
(function count() { console.log('job', ++n); if (n < 24) Promise.resolve().then(count); })();
