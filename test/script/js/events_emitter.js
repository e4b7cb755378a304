// EventEmitter: order, once, removal during emit, errors, meta events, limits.
const EventEmitter = require('events');
const { once, on, getEventListeners, errorMonitor } = EventEmitter;
const e = new EventEmitter();
const log = (...a) => console.log(...a);
e.on('newListener', (n, f) => log('newListener', String(n), f.name));
e.on('removeListener', (n, f) => log('removeListener', n, f.name));
function a(x) { log('a', x, this === e); }
function b(x) { log('b', x); e.removeListener('x', c); }
function c(x) { log('c', x); }
e.on('x', a).once('x', b).on('x', c).prependListener('x', function first() { log('first'); });
log(e.emit('x', 1), e.emit('x', 2), e.emit('nothing'));
log(e.listenerCount('x'), e.eventNames(), e.listeners('x').map((f) => f.name), e.rawListeners('x').length);
log(e.listenerCount('x', a), e.listenerCount('x', c));
e.off('x', a); e.removeAllListeners('x'); log(e.eventNames());
e.removeAllListeners(); log(e.eventNames());
for (const arg of [new Error('boom'), 'text', undefined, { a: 1 }, null]) {
  try { new EventEmitter().emit('error', arg); } catch (x) { log(x.message, x.code, x.context); }
}
const m = new EventEmitter(); m.on(errorMonitor, (x) => log('monitor', x.message)); m.on('error', (x) => log('error', x.message));
m.emit('error', new Error('seen'));
for (const f of [undefined, null, {}, 'x', 5]) { try { m.on('y', f); } catch (x) { log(x.name, x.code, x.message); } }
try { m.setMaxListeners(-1); } catch (x) { log(x.name, x.code, x.message); }
try { m.setMaxListeners('1'); } catch (x) { log(x.message); }
const w = new EventEmitter(); process.on('warning', (x) => log(x.name, x.message, x.count, x.type));
for (let i = 0; i < 12; i++) w.on('leak', () => {});
w.setMaxListeners(1); log(w.getMaxListeners(), EventEmitter.defaultMaxListeners); w.on('z', a); w.on('z', b);
class My extends EventEmitter { constructor() { super(); this.v = 1; } }
log(new My(), new EventEmitter());
log(EventEmitter.EventEmitter === EventEmitter, EventEmitter.prototype.on.name, EventEmitter.prototype.off.name, typeof EventEmitter.once);
const o = new EventEmitter(); let n = 0;
o.once('re', () => { n++; o.emit('re'); }); o.emit('re'); log('once reentrant', n);
const raw = new EventEmitter(); raw.once('q', a); log(raw.rawListeners('q')[0].listener === a); raw.rawListeners('q')[0].listener('direct'); raw.rawListeners('q')[0]('wrapped'); log(raw.listenerCount('q'));
log(getEventListeners(raw, 'q'));
const add = new EventEmitter(); add.on('g', () => { log('g1'); add.on('g', () => log('added')); }); add.emit('g'); add.emit('g');
(async () => {
  const p = new EventEmitter();
  process.nextTick(() => p.emit('ready', 1, 2)); log(await once(p, 'ready'));
  process.nextTick(() => p.emit('error', new Error('once-error'))); try { await once(p, 'ready'); } catch (x) { log('caught', x.message); }
  process.nextTick(() => { p.emit('it', 1); p.emit('it', 2, 3); p.emit('end'); });
  for await (const v of on(p, 'it', { close: ['end'] })) log('it', v);
  const it = on(p, 'k'); p.emit('k', 'early'); log(await it.next()); const pending = it.next(); log(await it.return(), await pending, p.listenerCount('k'));
  const ac = new AbortController(); process.nextTick(() => ac.abort()); try { await once(p, 'never', { signal: ac.signal }); } catch (x) { log(x.name, x.code, x.message); }
  const r = new EventEmitter({ captureRejections: true }); r.on('error', (x) => log('captured', x.message)); r.on('a', async () => { throw new Error('async'); }); r.emit('a');
  const s = new EventEmitter({ captureRejections: true }); s[Symbol.for('nodejs.rejection')] = (x, ev, arg) => log('rejection', x.message, ev, arg); s.on('a', async () => { throw new Error('async2'); }); s.emit('a', 7);
  Promise.resolve().then(() => log('m1')).then(() => log('m2')).then(() => log('m3')).then(() => log('m4')).then(() => log('m5'));
  const q = new EventEmitter(); once(q, 'z').then(() => log('once settled')); q.emit('z');
})();
