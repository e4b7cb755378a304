async function* numbers() { try { yield 1; yield 2; } finally { await null; console.log('cleanup'); } }
(async () => { for await (const value of numbers()) { console.log(value); break; } console.log('behind'); })();
