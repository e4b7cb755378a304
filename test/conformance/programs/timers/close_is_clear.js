const timer = setTimeout(() => console.log('never'), 3);
console.log(timer.close() === timer);
setTimeout(() => console.log('end'), 10);
