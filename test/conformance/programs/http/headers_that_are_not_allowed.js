const http = require('http');
const attempt = (call) => {
  try { console.log('ok', call()); } catch (error) { console.log(error.name, error.code, error.message); }
};
const server = http.createServer((request, response) => {
  attempt(() => response.setHeader('bad name', 'x'));
  attempt(() => response.setHeader('', 'x'));
  attempt(() => response.setHeader('x', undefined));
  attempt(() => response.setHeader('x', 'a\nb'));
  attempt(() => response.setHeader('x', '\u2713'));
  attempt(() => { response.setHeader('X-List', ['a', 'b']); return response.getHeader('x-list'); });
  attempt(() => response.hasHeader('X-LIST'));
  attempt(() => response.writeHead(99));
  attempt(() => response.writeHead(1000));
  response.removeHeader('x-list');
  attempt(() => JSON.stringify(response.getHeaders()));
  response.setHeader('Set-Cookie', ['a=1', 'b=2']);
  response.writeHead(201, 'Made', { 'X-Late': 'yes' });
  attempt(() => response.setHeader('X-Later', 'no'));
  attempt(() => response.writeHead(200));
  response.end();
  attempt(() => response.headersSent);
});
server.listen(0, () => {
  const { port } = server.address();
  attempt(() => http.get({ port, path: '/a b' }));
  attempt(() => http.request({ port, method: 'G ET' }));
  attempt(() => http.request({ port, protocol: 'ftp:' }));
  attempt(() => http.request({ port, headers: { 'a b': 1 } }));
  http.get({ port, agent: false, headers: { 'X-Twice': ['1', '2'], 'Cookie': ['a=1', 'b=2'] } }, (response) => {
    console.log(response.statusCode, response.statusMessage, response.headers['x-late'], response.headers['set-cookie']);
    response.resume().on('end', () => server.close());
  });
});
