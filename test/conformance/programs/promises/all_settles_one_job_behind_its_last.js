Promise.all([Promise.resolve(1), 2, Promise.resolve(3)]).then((all) => console.log(all.join()));
Promise.resolve().then(() => console.log('a')).then(() => console.log('b')).then(() => console.log('c'));
