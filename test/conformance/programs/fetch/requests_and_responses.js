// nodes: >=18
// Headers, Request, Response and FormData without a server.
const r = new Response('hi', { status: 201, headers: { 'x-a': 'b' } });
console.log(r.status, r.headers.get('x-a'), r.body instanceof ReadableStream);
r.text().then(console.log);
const q = new Request('http://x.test/p', { method: 'PUT', body: 'abc' });
console.log(q.method, q.url, q.headers.get('content-type'));
q.arrayBuffer().then((b) => console.log(b));
Response.json({ a: 1 }).json().then(console.log);
const f = new FormData(); f.append('a', 'b'); const fl=new Blob(['xyz']); f.append('c', new Blob(['xyz']), 'n.txt');
for (const [k, v] of f) console.log(k, v.name ?? v);
console.log(Object.prototype.toString.call(f), typeof fetch, fetch.name, fetch.length);
new Response(f).text().then((t) => console.log(t.trim().replace(/-+formdata-undici-\d+/g, 'B')));
try { new Request('nope') } catch (e) { console.log(e.message, e.cause?.message) }
try { new Response('', { status: 99 }) } catch (e) { console.log(e.name, e.message) }
