const { promisify } = require('util');
promisify(setTimeout)(5, 'value').then((value) => console.log(value));
promisify(setImmediate)('now').then((value) => console.log(value));
