const path = require('path');
console.log(require('./fixtures/counter').next(), require('./fixtures/counter').next());
console.log(Object.keys(require.cache).map((name) => path.basename(name)).join());
console.log(require.main === module, module.children.length, path.basename(require.resolve('./fixtures/counter')));
