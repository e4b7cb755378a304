const rq = require('supertest');
const app = (q, r) => r.end('hello ' + q.url);
rq(app)
  .get('/st')
  .expect(200)
  .then((r) => console.log(r.text));
