// nodes: >=15
process.on('uncaughtException', (error, origin) => console.log(origin, error.code, error.message.slice(-50)));
class Own {}
const values = [5, 'text', null, undefined, Symbol('s'), [1], { a: 1 }, new Map(), new Own(), Object.create(null),
                { toString() { return 'own'; } }];
for (const value of values) Promise.reject(value);
