const FD = require('form-data');
const f = new FD();
f.append('a', '1');
f.append('f', Buffer.from('xx'), { filename: 'a.txt' });
console.log(f.getHeaders()['content-type'].slice(0, 30), f.getLengthSync() > 100);
const http = require('http'),
  bb = require('busboy');
const s = http
  .createServer((q, r) => {
    const b = bb({ headers: q.headers });
    b.on('field', (n, v) => console.log('field', n, v));
    b.on('file', (n, st, i) => {
      console.log('file', n, i.filename);
      st.resume();
    });
    b.on('close', () => {
      r.end('ok');
    });
    q.pipe(b);
  })
  .listen(0, () => {
    f.submit({ port: s.address().port, host: '127.0.0.1' }, (e, res) => {
      res.resume();
      res.on('end', () => {
        console.log('end');
        s.close();
      });
    });
  });
