const value = Promise.resolve('x');
(async () => value)().then(() => console.log('return promise'));
(async () => await value)().then(() => console.log('return await'));
(async () => 'x')().then(() => console.log('return value'));
