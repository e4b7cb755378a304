// URLs and buffers shown, the limits of buffers and what their wrong arguments are told.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
t(() => new URL('http://u:p@ex.com:8080/p/a?q=1#h'));
t(() => ({ deep: [new URL('http://a/b')] }));
t(() => Buffer.from('x'.repeat(60)));
t(() => Buffer.from('x'.repeat(51)));
t(() => require('buffer').constants);
t(() => Buffer.from(5));
t(() => Buffer.concat('x'));
t(() => Buffer.concat({ length: 1 }));
t(() => Buffer.alloc(4).writeInt16LE(1, 3));
t(() => Buffer.alloc(1).writeInt16LE(1));
t(() => Buffer.alloc(1).readInt16LE());
