// nodes: >=16
// The error that stands for a rejection with something else is of a class of its own from 20.3 on.
'use strict';
const { inspect } = require('util');
process.on('uncaughtException', (error, origin) => {
  console.log(origin, error.name, error.constructor.name, Object.keys(error), Object.getOwnPropertyNames(error).sort());
  console.log(error.stack.split('\n')[0]);
  console.log(inspect(error)[0]);
});
Promise.reject(1);
