const wait = (ms, name) => new Promise((resolve) => setTimeout(() => { console.log(name); resolve(); }, ms));
(async () => {
  await Promise.all([wait(30, 'c'), wait(10, 'a'), wait(20, 'b')]);
  await wait(10, 'd');
  await wait(1, 'e');
})();
