setImmediate(() => {
  console.log('i1');
  setTimeout(() => console.log('timer'), 1);
  setImmediate(() => console.log('i2'));
  const end = Date.now() + 5;
  while (Date.now() < end);
});
