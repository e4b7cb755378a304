// race
// J10: 5 and 5 against 10, armed behind it.
// seen: 10 5+5
// seen: 5+5 10
// Of 60 runs each: Node 26 59, 1; Node 20 55, 5; Node 12 57, 3.
const order = [];
setTimeout(() => setTimeout(() => order.push('5+5'), 5), 5);
setTimeout(() => order.push('10'), 10);
process.on('exit', () => console.log(order.join(' ')));
