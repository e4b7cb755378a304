async function* numbers() { yield 1; await null; yield 2; }
(async () => { for await (const value of numbers()) console.log(value); console.log('end'); })();
let n = 0;
(function probe() { if (n++ < 12) Promise.resolve().then(() => { console.log('p' + n); probe(); }); })();
