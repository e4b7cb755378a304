setTimeout((...all) => console.log(all.join(' ')), 1, 1, 2, 3, 4, 5);
setImmediate((...all) => setTimeout(() => console.log(all.join(' ')), 10), 'a', 'b', 'c');
