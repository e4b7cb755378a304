// nodes: >=20.3
console.log(new Response('hi', { status: 201, headers: { 'x-a': 'b' } }));
console.log(new Request('http://x.test/p', { method: 'PUT', body: 'abc' }));
const form = new FormData();
form.append('a', 'b');
console.log(form, new Headers({ 'Set-Cookie': 'x=y', 'b': '2' }), [Response.error().headers]);
