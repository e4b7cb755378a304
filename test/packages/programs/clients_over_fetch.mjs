// Packages that ask by fetch().
import { request } from '@octokit/request';
import { GraphQLClient, gql } from 'graphql-request';
import ky from 'ky';
import { ofetch } from 'ofetch';
import wretch from 'wretch';
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

console.log(await ky.get(`${base}/a`).json(), await ky.post(`${base}/b`, { json: { x: 1 } }).json());
try { await ky.get(`${base}/fail`, { retry: 0 }); } catch (error) { console.log(error.name, error.response.status); }
const api = ky.extend({ prefixUrl: base, hooks: { beforeRequest: [(request) => console.log('before', request.method)] } });
console.log(await api.get('p', { searchParams: { q: 1 } }).json());

console.log(await ofetch('/x', { baseURL: base, query: { a: 1 } }), await ofetch(`${base}/y`, { method: 'POST', body: { z: 1 } }));
try { await ofetch(`${base}/fail`, { retry: 0 }); } catch (error) { console.log(error.name, error.status); }

console.log(await wretch(`${base}/a`).post({ q: 1 }).json());
console.log(await wretch(`${base}/fail`).get().internalError((error) => `caught ${error.status}`).res());

console.log(await new GraphQLClient(`${base}/graphql`).request(gql`{ a }`));
const answer = await request({ method: 'GET', url: '/repos/{owner}', baseUrl: base, owner: 'x' });
console.log(answer.status, answer.data);

server.close();
server.closeAllConnections();
