import Emittery from 'emittery';
const e = new Emittery();
e.on('a', (x) => console.log('a', x));
e.once('b').then((x) => console.log('b', x));
e.emit('a', 1).then(() => console.log('emitted'));
e.emit('b', 2);
console.log('sync');
