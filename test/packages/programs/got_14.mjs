import got, { HTTPError } from 'got-14';
import http from 'node:http';

const server = http.createServer((request, response) => {
  let bytes = 0;
  request.on('data', (chunk) => { bytes += chunk.length; });
  request.on('end', () => {
    if (request.url.startsWith('/fail')) response.statusCode = 500;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { method: request.method, url: request.url, bytes } }));
  });
});
await new Promise((resolve) => server.listen(0, resolve));
const base = `http://127.0.0.1:${server.address().port}`;

console.log(await got(`${base}/a`).json(), await got.post(`${base}/b`, { json: { x: 1 } }).json());
try { await got(`${base}/fail`, { retry: { limit: 0 } }); } catch (error) { console.log(error instanceof HTTPError, error.response.body); }
const api = got.extend({
  prefixUrl: base,
  hooks: {
    beforeRequest: [(options) => console.log('before', options.method)],
    afterResponse: [(response) => { console.log('after', response.statusCode); return response; }],
  },
});
console.log((await api('p', { searchParams: { q: 1 } })).body);
for await (const chunk of got.stream(`${base}/s`)) console.log(`${chunk}`);
const cancelled = got(`${base}/c`);
cancelled.cancel();
await cancelled.catch((error) => console.log(error.name, cancelled.isCanceled));
server.close();
server.closeAllConnections();
