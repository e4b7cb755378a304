import { setTimeout as wait, setImmediate as immediate, setInterval as every, scheduler } from 'node:timers/promises';
import { promisify } from 'node:util';
console.log(await wait(2, 'value'), await immediate('now'), await wait(1));
let n = 0;
for await (const v of every(2, 'tick')) { console.log(v); if (++n === 3) break; }
const ac = new AbortController();
wait(1000, null, { signal: ac.signal }).catch((e) => console.log(e.name, e.code, e.message, e.cause?.name));
immediate(null, { signal: ac.signal }).catch((e) => console.log('immediate', e.name));
ac.abort();
await wait(1);
try { await wait(5, null, { signal: ac.signal }); } catch (e) { console.log('at once', e.name); }
try { await wait(5, null, { signal: {} }); } catch (e) { console.log(e.code, e.message); }
try { await wait(5, null, { ref: 5 }); } catch (e) { console.log(e.code, e.message); }
try { await wait(5, null, 5); } catch (e) { console.log(e.code, e.message); }
await scheduler.wait(1);
await scheduler.yield();
console.log(promisify(setTimeout) === wait, promisify(setImmediate) === immediate);
wait(1000, null, { ref: false });
const iterator = every(1, 'x', { signal: AbortSignal.timeout(20) });
try { for await (const x of iterator) n++; } catch (e) { console.log(e.name, n > 5); }
console.log('end');
