// nodes: >=18
// Bad names and nobody there.
const show = (e) => console.log(e.name, e.message, e.cause?.name, e.cause?.code);
await fetch('http://127.0.0.1:9/').catch(show);
await fetch('https://127.0.0.1:9/').catch(show);
try { await fetch(); } catch (e) { show(e); }
try { await fetch('http://user:pw@x/'); } catch (e) { show(e); }
try { new Headers({ 'a b': 'c' }); } catch (e) { show(e); }
try { new Headers(3); } catch (e) { show(e); }
const h = new Headers([['b', '2'], ['a', '1'], ['b', '3']]);
console.log([...h], h.get('b'), h.has('c'), Object.fromEntries(h));
h.append('Set-Cookie', 'x=y'); h.delete('a'); h.forEach((v, k) => console.log(k, v));
const q = new Request('http://a.test/x?y#z', { headers: { accept: 'text/html' }, signal: AbortSignal.abort() });
console.log(q.signal.aborted, q.url, q.headers.get('accept'));
console.log(Response.error().type, Response.redirect('http://a.test/', 301).status);
console.log(await new Response(new URLSearchParams('q=1&r=2')).formData().then((d) => [...d]));
console.log(await new Response(new Blob(['z'])).blob());
