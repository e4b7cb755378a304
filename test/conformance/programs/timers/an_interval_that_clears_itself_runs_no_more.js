let runs = 0;
const interval = setInterval(() => {
  console.log(++runs);
  if (runs === 3) clearInterval(interval);
}, 2);
