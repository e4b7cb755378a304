// Until 12 a list of headers means its indexes; from 22 on its headers replace what was set before.
const http = require('http');

const heads = [
  (response) => response.writeHead(200, ['X-A', '1', 'X-B', '2', 'X-A', '3']),
  (response) => response.writeHead(201, 'Made', [['X-A', '1'], ['X-B', '2'], ['X-A', '3']]),
  (response) => response.setHeader('X-Set', 'before').writeHead(200, ['X-A', '1', 'X-Set', '2', 'X-A', '3']),
  (response) => response.writeHead(200, undefined, { 'X-Third': 'argument' }),
];
const server = http.createServer((request, response) => {
  try {
    heads[Number(request.url.slice(1))](response);
  } catch (error) {
    console.log(error.name, error.code, error.message);
    if (!response.headersSent) response.writeHead(200);
  }
  response.end();
}).listen(0, () => ask(0));

function ask(index) {
  if (index === heads.length) return server.close();
  http.get({ port: server.address().port, path: `/${index}`, agent: false }, (response) => {
    const pairs = response.rawHeaders.map((text, i, all) => (i % 2 ? null : `${text}: ${all[i + 1]}`));
    console.log(index, response.statusMessage, pairs.filter((pair) => pair && !/^(Date|Keep|Conn)/.test(pair)).join('; '));
    response.resume().on('end', () => ask(index + 1));
  });
}
