(async () => {
  try { await Promise.reject(new Error('x')); } catch (error) { console.log('caught', error.message); } finally {
    await null;
    console.log('finally');
  }
  return 'end';
})().then(console.log);
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3));
