const http = require('http');
const EventEmitter = require('events');
class Request extends http.IncomingMessage {
  get shout() { return this.url.toUpperCase(); }
}
class Response extends http.ServerResponse {
  constructor(...args) { super(...args); this.mine = true; }
  send(text) { this.setHeader('X-Mine', String(this.mine)); this.end(text); }
  setHeader(name, value) { console.log('setHeader', name); return super.setHeader(name, value); }
}
const server = http.createServer({ IncomingMessage: Request, ServerResponse: Response }, (request, response) => {
  const emit = response.emit;
  response.emit = function (name, ...args) { console.log('emit', name); return emit.call(this, name, ...args); };
  console.log(request instanceof http.IncomingMessage, response instanceof http.OutgoingMessage, request.shout);
  response.send('hello');
});
class Client extends http.ClientRequest {
  constructor(options, callback) { super(options, callback); this.on('finish', () => console.log('client finish')); }
}
server.listen(0, () => {
  const { port } = server.address();
  new Client({ port, agent: false, path: '/quiet' }, (response) => {
    console.log(response.headers['x-mine'], Object.keys(response).includes('_readableState'));
    response.resume().on('end', () => {
      EventEmitter.captureRejections = true;
      const request = http.get({ port, agent: false }, async () => { throw new Error('rejected'); });
      EventEmitter.captureRejections = false;
      request.on('error', (error) => { console.log('error', error.message); });
      request.on('close', () => server.close());
    });
  }).end();
});
