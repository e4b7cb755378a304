(async () => { await { then(resolve) { console.log('called'); resolve(); } }; console.log('resumed'); })();
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3));
