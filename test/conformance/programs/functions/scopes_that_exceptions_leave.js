// What a closure saw in a scope that an exception, or a return that a finally takes back, has left, stays what it was; and a
// pattern of a catch clause that throws is followed by the finally.
// nodes: >=12
const K = [];
for (const i of [1, 2, 3]) { try { const x = i; let y = i * 10; K.push(() => x + y); if (i < 3) throw 1; } catch { } }
console.log(K.map((f) => f()).join(' '));
const M = [];
for (let i = 0; i < 3; i++) { try { for (const x of [i]) { M.push(() => x); throw 1; } } catch { continue; } }
console.log(M.map((f) => { try { return f(); } catch (e) { return e.name; } }).join(' '));
function g() { const K = []; for (let i = 0; i < 3; i++) { try { const x = i; K.push(() => x); return 5; } finally { continue; } } return K; }
console.log(g().map((f) => { try { return f(); } catch (e) { return e.name; } }).join(' '));
function h() { const K = []; for (let i = 0; i < 3; i++) { try { for (const x of [i]) { K.push(() => x); return 5; } } finally { if (i < 3) continue; } } return K; }
console.log(h().map((f) => { try { return f(); } catch (e) { return e.name; } }).join(' '));
async function as() { const K = []; for (let i = 0; i < 3; i++) { try { const x = i; K.push(() => x); await null; throw 1; } catch (e) { const z = i; K.push(() => z + 'c'); } finally { const w = i; K.push(() => w + 'f'); } } return K; }
as().then((K) => console.log(K.map((f) => { try { return f(); } catch (e) { return e.name; } }).join(' ')));
function k() { const K = []; L: for (let i = 0; i < 3; i++) { { const x = i; K.push(() => x); { const y = i; K.push(() => y); continue L; } } } return K; }
console.log(k().map((f) => f()).join(' '));
function l() { const K = []; let n = 0; while (n < 3) { const x = n++; K.push(() => x); try { const y = x; K.push(() => y); null.z; } catch (e) { K.push(() => e.name + x); } } return K; }
console.log(l().map((f) => f()).join(' '));
function m() { const K = []; for (let i = 0; i < 3; i++) { try { try { throw i; } catch (e) { K.push(() => e); throw e; } } catch (f) { K.push(() => f + 'f'); if (i < 2) continue; } } return K; }
console.log(m().map((f) => f()).join(' '));
function n() { const K = []; for (const i of [1, 2]) { try { try { throw { a: i }; } catch ({ a, b = a }) { K.push(() => a + b); null.x; } finally { K.push(() => i); } } catch { const q = i; K.push(() => q); } } return K; }
console.log(n().map((f) => f()).join(' '));
function* gen() { for (let i = 0; i < 3; i++) { try { const x = yield i; yield () => x; throw 0; } catch (e) { const w = i; yield () => w; } } }
{ const it = gen(); const K = []; let r = it.next(); let v = 10; while (!r.done) { if (typeof r.value === 'function') K.push(r.value); r = it.next(v++); } console.log(K.map((f) => f()).join(' ')); }
function o() { const K = []; for (let i = 0; i < 2; i++) { try { class A { static n = i; m() { return A.n; } } K.push(() => new A().m()); switch (i) { case 0: let s = 'a' + i; K.push(() => s); throw 1; default: let u = i; K.push(() => u); } } catch {} } return K; }
console.log(o().map((f) => f()).join(' '));
function p() { const K = []; do { try { for (let j = 0; j < 3; j++) { K.push(() => j); if (j === 1) throw 0; } } catch { function fd() { return K.length; } K.push(fd); } } while (K.length < 6); return K; }
console.log(p().map((f) => f()).join(' '));
(async () => { const K = []; for await (const x of [1, Promise.resolve(2), 3]) { try { const y = x; K.push(() => y); await Promise.reject(new Error('e' + x)); } catch (e) { K.push(() => e.message); } } console.log(K.map((f) => f()).join(' ')); })();
function f(x) { try { throw x; } catch ({ message }) { console.log('c', message); } finally { console.log('finally'); } }
try { f(null); } catch (e) { console.log(e.name); }
try { f({}); } catch (e) { console.log(e.name); }
function g() { try { throw 1; } catch ([a]) { console.log('c', a); } finally { console.log('finally g'); } }
try { g(); } catch (e) { console.log(e.name); }
function h() { try { throw {}; } catch ({ a = boom() }) { console.log('c', a); } finally { return 'finally h'; } }
console.log(h());
