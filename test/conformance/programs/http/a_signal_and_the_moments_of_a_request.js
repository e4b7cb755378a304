// nodes: >=16
const http = require('http');
const server = http.createServer((request, response) => setTimeout(() => response.end('x'), 100));
const moments = ['before', 'at once', 'tick', 'immediate', 'timer', 'response'];
function one(port, moment, done) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (moment === 'before') abort();
  const options = { port, host: '127.0.0.1', agent: false, signal: controller.signal };
  const request = http.get(options, (response) => {
    console.log(moment, 'response');
    if (moment === 'response') abort();
    response.resume();
    response.on('error', (error) => console.log(moment, 'response', error.name, error.code));
  });
  request.on('error', (error) => console.log(moment, error.name, error.code));
  request.on('close', () => {
    console.log(moment, 'close', request.destroyed);
    done();
  });
  if (moment === 'at once') abort();
  if (moment === 'tick') process.nextTick(abort);
  if (moment === 'immediate') setImmediate(abort);
  if (moment === 'timer') setTimeout(abort, 40);
}
server.listen(0, '127.0.0.1', () => {
  const next = () => (moments.length === 0 ? server.close(() => console.log('closed')) :
    one(server.address().port, moments.shift(), next));
  next();
});
