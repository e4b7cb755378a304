const http = require('http');
const log = (text) => { console.log(text); process.nextTick(() => console.log(`  tick behind ${text}`)); };
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const server = http.createServer((request, response) => {
  log('server request');
  request.on('data', (chunk) => log(`server data ${chunk}`));
  request.on('end', () => { log('server end'); response.end('answer'); log('server ended'); });
  request.on('close', () => log('server request close'));
  response.on('prefinish', () => log('server prefinish'));
  response.on('finish', () => log('server finish'));
  response.on('close', () => log('server response close'));
});
function ask(times) {
  const request = http.request({ port: server.address().port, agent, method: 'POST' });
  for (const name of ['socket', 'finish', 'response', 'close']) request.on(name, () => log(`client ${name}`));
  request.on('response', (response) => {
    response.on('data', (chunk) => log(`client data ${chunk}`));
    response.on('end', () => log('client end'));
    response.on('close', () => log('client response close'));
  });
  request.on('close', () => {
    if (times > 1) return ask(times - 1);
    agent.destroy();
    server.close(() => log('server close'));
  });
  request.end('question');
  log('client ended');
}
server.listen(0, () => ask(2));
