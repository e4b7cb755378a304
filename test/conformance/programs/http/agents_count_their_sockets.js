// Until 14 totalSocketCount is the number of sockets in use, and Node 10 has none.
const http = require('http');

const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
const lengths = (lists) => Object.keys(lists).map((name) => lists[name].length).join();
const say = (what) => console.log(what, agent.totalSocketCount, '|', lengths(agent.sockets), '|', lengths(agent.freeSockets),
                                  '|', lengths(agent.requests));
const server = http.createServer((request, response) => setTimeout(() => response.end('x'), 5)).listen(0, () => {
  let left = 4;
  say('start');
  for (let i = 0; i < 4; i++) {
    http.get({ port: server.address().port, agent }, (response) => response.resume().on('end', () => {
      if (--left === 0) setTimeout(finish, 5);
    }));
  }
  say('asked');
  process.nextTick(say, 'tick');
});
function finish() {
  say('idle');
  agent.destroy();
  say('destroyed');
  server.close();
  setTimeout(say, 5, 'later');
}
