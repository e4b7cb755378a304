// nodes: >=14
// Until 18 the request that waits is not told, from 20 on it is.
const { EventEmitter, on } = require('events');
const emitter = new EventEmitter();
const iterator = on(emitter, 'value');
iterator.next().then(console.log, (error) => console.log('rejected', error.message));
iterator.throw(new Error('stop'));
console.log(emitter.listenerCount('value'), emitter.listenerCount('error'));
iterator.next().then(console.log, (error) => console.log('next', error.message));
iterator.return().then(() => console.log('returned'));
