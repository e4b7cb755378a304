// race
// T3: two workers at once.
// seen: first second
// seen: second first
// Of 60 runs each: Node 26 60, 0; Node 20 60, 0; Node 12 57, 3.
const order = [];
const dns = require('dns');
dns.lookup('localhost', () => order.push('first'));
dns.lookup('localhost', () => order.push('second'));
process.on('exit', () => console.log(order.join(' ')));
