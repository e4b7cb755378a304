const { pipeline, Readable, Writable } = require('stream');
const source = new Readable({ read() { this.destroy(new Error('broken')); } });
pipeline(source, new Writable({ write(c, e, done) { done(); } }), (error) => console.log(error.message));
