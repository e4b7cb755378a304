// An interval goes on behind a throw of its callback; in Node 10 it waits until somebody refreshes it.
let n = 0;
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
const t = setInterval(() => { console.log(++n); if (n === 4) clearInterval(t); if (n === 2) throw new Error('two'); }, 5);
setTimeout(() => { console.log('later', n); t.refresh && t.refresh(); setTimeout(() => { console.log('end', n); clearInterval(t); }, 50); }, 60);
