const got = require('got'),
  http = require('http');
const s = http
  .createServer((q, r) => {
    r.end(JSON.stringify({ u: q.url }));
  })
  .listen(0, async () => {
    const b = 'http://127.0.0.1:' + s.address().port;
    console.log(await got(b + '/g').json());
    s.close();
  });
