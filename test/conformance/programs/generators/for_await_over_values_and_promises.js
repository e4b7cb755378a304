(async () => {
  for await (const value of [1, Promise.resolve(2), 3]) console.log(value);
})();
let n = 0;
(function probe() { if (n++ < 12) Promise.resolve().then(() => { console.log('p' + n); probe(); }); })();
