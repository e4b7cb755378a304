import express from 'express';
import session from 'express-session';
import cookie from 'cookie-parser';
import cors from 'cors';
import helmet from 'helmet';
import compression from 'compression';
import http from 'http';
const a = express();
a.use(cors(), helmet(), cookie(), compression(), session({ secret: 'x', resave: false, saveUninitialized: true }));
a.get('/', (q, r) => {
  q.session.n = (q.session.n || 0) + 1;
  r.json({ n: q.session.n, c: Object.keys(q.cookies) });
});
const s = a.listen(0, () =>
  http.get({ port: s.address().port, headers: { cookie: 'k=v', 'accept-encoding': 'gzip' } }, (r) => {
    let t = '';
    r.on('data', (c) => (t += c)).on('end', () => {
      console.log(r.statusCode, t, Object.keys(r.headers).sort().join());
      s.close();
    });
  }),
);
