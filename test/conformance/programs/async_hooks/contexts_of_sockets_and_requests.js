// nodes: >=14
const { AsyncLocalStorage } = require('async_hooks');
const net = require('net'), http = require('http');
const als = new AsyncLocalStorage();
const say = (w) => console.log(w, als.getStore());
als.run('srv', () => {
  const s = net.createServer((c) => {
    say('connection');
    c.on('data', () => { say('s data'); c.write('x', () => say('s written')); }).on('end', () => { say('s end'); c.end(() => say('s end cb')); }).on('close', () => say('s close')).on('finish', () => say('s finish'));
    process.nextTick(() => say('s tick'));
    als.run('inner', () => { c.on('data', () => say('s data2')); });
  });
  s.on('close', () => say('server close event'));
  s.listen(0, () => {
    say('listening');
    als.run('client', () => {
      const c = net.connect(s.address().port, () => { say('connect'); c.write('hello', () => say('c written')); });
      c.on('ready', () => say('ready'));
      c.on('data', () => { say('c data'); als.run('ender', () => c.end(() => say('c end cb'))); }).on('end', () => say('c end')).on('close', () => { say('c close'); als.run('closer', () => s.close(() => { say('closed cb'); second(); })); });
    });
  });
});
function second() {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  als.run('http', () => {
    const s = http.createServer((q, r) => {
      say('request ' + q.url); q.on('data', () => say('q data')).on('end', () => { say('q end'); r.end('ok', () => say('r end cb')); }).on('close', () => say('q close'));
      r.on('finish', () => say('r finish')).on('close', () => say('r close'));
      q.resume();
    });
    s.on('connection', (k) => { say('connection'); k.on('close', () => say('k close')); });
    s.listen(0, () => {
      const go = (name, next) => als.run(name, () => {
        const req = http.request({ port: s.address().port, path: '/' + name, method: 'POST', agent }, (res) => {
          say('response'); res.on('data', () => say('res data')).on('end', () => { say('res end'); next && next(); }).on('close', () => say('res close'));
        });
        req.on('socket', (k) => { say('socket'); if (name === 'one') k.on('close', () => say('sock close')).on('free', () => say('sock free')); }).on('finish', () => say('req finish')).on('close', () => say('req close'));
        req.end('body');
      });
      go('one', null);
      go('two', () => setTimeout(() => { go('three', () => setTimeout(() => als.run('end', () => { agent.destroy(); s.close(() => say('closed')); }), 5)); }, 5));
    });
  });
}
