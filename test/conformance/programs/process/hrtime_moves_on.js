const a = process.hrtime();
setTimeout(() => {
  const [s, ns] = process.hrtime(a);
  console.log(s === 0 && ns >= 9e6);
}, 10);
