const { pipeline, Readable, PassThrough, Writable } = require('stream');
const source = new Readable({ read() { this.push('x'); this.push(null); } });
pipeline(source, new PassThrough(), new Writable({ write(c, e, done) { console.log(String(c)); done(); } }),
         (error) => console.log('done', error));
