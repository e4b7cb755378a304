const axios = require('axios'),
  http = require('http');
const s = http
  .createServer((q, r) => {
    if (q.url === '/404') {
      r.statusCode = 404;
    }
    r.setHeader('content-type', 'application/json');
    r.end(JSON.stringify({ u: q.url }));
  })
  .listen(0, async () => {
    const b = 'http://127.0.0.1:' + s.address().port;
    const r = await axios.get(b + '/a', { params: { x: 1 } });
    console.log(r.status, r.data);
    try {
      await axios.get(b + '/404');
    } catch (e) {
      console.log(e.message, e.response.status, e.code);
    }
    s.close();
    s.closeAllConnections();
  });
