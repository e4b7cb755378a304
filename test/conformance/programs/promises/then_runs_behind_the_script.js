Promise.resolve(1).then((value) => console.log(value));
new Promise((resolve) => { console.log('executor'); resolve(); }).then(() => console.log('then'));
console.log('main');
