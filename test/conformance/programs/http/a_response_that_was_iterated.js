// nodes: >=14
// What became of a request whose response was read by for await: in 16 it is aborted at the end.
const http = require('http');
const say = (...words) => console.log(...words);
const server = http.createServer((request, response) => {
  response.write('a');
  setImmediate(() => response.end('b'));
}).listen(0, () => {
  const request = http.get({ port: server.address().port, agent: false }, async (response) => {
    for (const event of ['end', 'close', 'aborted']) response.on(event, () => say('response', event));
    for await (const chunk of response) say(String(chunk));
    say('over', response.destroyed, request.destroyed, request.aborted);
  });
  for (const event of ['abort', 'close', 'error']) request.on(event, () => say('request', event));
  request.on('close', () => server.close());
});
