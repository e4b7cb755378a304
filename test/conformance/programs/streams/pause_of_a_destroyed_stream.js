// nodes: >=12
// From Node 26 on it does nothing.
const { Readable } = require('stream');
const r = new Readable({ read() {} });
r.on('pause', () => console.log('pause')).on('data', () => {});
r.destroy();
r.pause();
console.log(r.readableFlowing);
