let runs = 0;
const interval = setInterval(() => {
  console.log('interval', ++runs);
  setImmediate(() => console.log('immediate', runs));
  if (runs === 3) clearInterval(interval);
}, 5);
