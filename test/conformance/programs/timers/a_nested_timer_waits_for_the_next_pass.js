setTimeout(() => {
  console.log('outer');
  setTimeout(() => console.log('nested'), 1);
  setImmediate(() => console.log('immediate'));
  const end = Date.now() + 5;
  while (Date.now() < end);
}, 2);
