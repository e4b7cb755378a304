// From 14 on the exports of a module that is not through have a proxy for a prototype, which warns.
'use strict';
process.on('warning', (warning) => console.log(warning.name, warning.message));
const b = require('./fixtures/ask_b');
console.log('main', b.done, b.b.later());
