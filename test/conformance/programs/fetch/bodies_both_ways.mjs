// nodes: >=18
// What is sent of each kind of body, and each way to read one.
import http from 'node:http';
const server = http.createServer(async (q, s) => { let b = ''; for await (const c of q) b += c; console.log(q.method, q.url, q.headers['content-type'], q.headers['content-length'], q.headers['transfer-encoding'], b.length < 50 ? b : b.length); s.writeHead(201, { 'x-y': 'z' }); s.end(b.toUpperCase()); });
await new Promise((r) => server.listen(0, r));
const u = `http://127.0.0.1:${server.address().port}/api`;
const post = (body, headers) => fetch(u, { method: 'POST', body, headers }).then(async (r) => [r.status, r.headers.get('x-y'), await r.text()]);
console.log(await post('text')); console.log(await post(new Uint8Array([65, 98]))); console.log(await post(JSON.stringify({ q: 1 }), { 'content-type': 'application/json' }));
console.log(await post(new ArrayBuffer(3))); console.log((await post('y'.repeat(70000)))[2].length);
console.log(await fetch(new Request(u, { method: 'PUT', body: 'r' })).then((r) => r.text()));
console.log(await fetch(new URL(u), { method: 'DELETE' }).then((r) => r.status));
console.log(await fetch(u, { method: 'HEAD' }).then(async (r) => [r.status, await r.text()]));
console.log(await fetch(u, { method: 'PATCH', body: 'p' }).then((r) => r.text()));
const res = await fetch(u, { method: 'POST', body: 'abc' }); console.log(res.body.locked); const reader = res.body.getReader(); console.log(res.body.locked, res.bodyUsed);
console.log(new TextDecoder().decode((await reader.read()).value), (await reader.read()).done, res.bodyUsed);
const b = await (await fetch(u, { method: 'POST', body: 'blob' })).blob(); console.log(b.size, b.type, await b.text());
const ab = await (await fetch(u, { method: 'POST', body: 'ab' })).arrayBuffer(); console.log(ab.byteLength);
const tee = (await fetch(u, { method: 'POST', body: 'tee' })).body.tee(); console.log(await new Response(tee[0]).text(), await new Response(tee[1]).text());
const piped = (await fetch(u, { method: 'POST', body: 'pipe' })).body.pipeThrough(new TextDecoderStream()); for await (const c of piped) console.log('chunk', c);
process.on('exit', () => console.log('exit'));
server.close(() => console.log('closed')); server.closeIdleConnections?.();
