const sa = require('superagent'),
  http = require('http');
const s = http
  .createServer((q, r) => {
    r.setHeader('content-type', 'application/json');
    r.end('{"k":1}');
  })
  .listen(0, async () => {
    const r = await sa.get('http://127.0.0.1:' + s.address().port).set('a', 'b');
    console.log(r.body, r.status);
    s.close();
  });
