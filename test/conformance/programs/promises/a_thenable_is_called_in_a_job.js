const thenable = { then(resolve) { console.log('then called'); resolve('value'); } };
Promise.resolve(thenable).then((value) => console.log(value));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2'));
console.log('main');
