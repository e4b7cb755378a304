// EventTarget, Event, AbortController and AbortSignal.
const log = (...a) => console.log(...a);
const t = new EventTarget();
t.addEventListener('x', function (e) { log('1', this === t, e.type, e.target === t, e.eventPhase, e.composedPath().length); });
const h = { handleEvent(e) { log('2 object', this === h, e.type); } };
t.addEventListener('x', h); t.addEventListener('x', h);
t.addEventListener('x', () => log('3 once'), { once: true });
log(t.dispatchEvent(new Event('x')), t.dispatchEvent(new Event('x')));
t.removeEventListener('x', h); t.dispatchEvent(new Event('x'));
t.addEventListener('c', (e) => { e.preventDefault(); }); log(t.dispatchEvent(new Event('c', { cancelable: true })), t.dispatchEvent(new Event('c')));
t.addEventListener('s', (e) => { log('s1'); e.stopImmediatePropagation(); }); t.addEventListener('s', () => log('s2')); t.dispatchEvent(new Event('s'));
const ev = new Event('p', { bubbles: true }); log(ev.bubbles, ev.cancelable, ev.defaultPrevented, ev.isTrusted, ev.target, ev.currentTarget, ev.returnValue, ev.composed);
for (const f of [() => t.dispatchEvent(), () => t.dispatchEvent({}), () => new Event(), () => t.addEventListener('a'), () => t.addEventListener('a', 5), () => new AbortSignal()]) { try { f(); } catch (e) { log(e.name, e.code, e.message); } }
const ce = new CustomEvent('c', { detail: { a: 1 } }); log(ce.detail, ce instanceof Event);
log(t, new AbortController(), AbortSignal.abort('why').reason, Object.prototype.toString.call(t), String(new Event('q')));
const ac = new AbortController(); const { signal } = ac;
signal.onabort = (e) => log('onabort', e.type, e.isTrusted); signal.addEventListener('abort', () => log('listener', signal.aborted, signal.reason.name));
log(signal.aborted, signal.reason); ac.abort(); ac.abort('again'); log(signal.aborted, signal.reason.message, signal.reason.code, signal.reason instanceof DOMException, signal.reason instanceof Error);
try { signal.throwIfAborted(); } catch (e) { log(e === signal.reason); }
const b = new AbortController(), c = new AbortController(); const any = AbortSignal.any([b.signal, c.signal]); any.addEventListener('abort', () => log('any', any.reason)); c.abort('c!'); b.abort('b!'); log(any.reason);
log(AbortSignal.any([AbortSignal.abort(1)]).aborted, AbortSignal.any([]).aborted, signal);
const ac2 = new AbortController(); t.addEventListener('z', () => log('never'), { signal: ac2.signal }); ac2.abort(); t.dispatchEvent(new Event('z'));
const d = new DOMException('m', 'DataCloneError'); log(d.name, d.message, d.code, String(d), DOMException.ABORT_ERR, d.ABORT_ERR, new DOMException().name, require('util').inspect(d).split('\n')[0]);
process.on('warning', (w) => log(w.name, w.message));
for (let i = 0; i < 11; i++) t.addEventListener('leak', () => {});
const ts = AbortSignal.timeout(5); ts.onabort = () => log('timeout', ts.reason.name, ts.reason.message, ts.reason.code); setTimeout(() => {}, 50);
class My extends EventTarget { constructor() { super(); this.a = 1; } } log(new My());
