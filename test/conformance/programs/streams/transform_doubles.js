const { Transform } = require('stream');
const transform = new Transform({
  transform(chunk, encoding, done) { done(null, String(chunk) + String(chunk)); },
  flush(done) { this.push('flushed'); done(); },
});
transform.on('data', (value) => console.log(String(value)));
transform.on('end', () => console.log('end'));
transform.write('a');
transform.end('b');
