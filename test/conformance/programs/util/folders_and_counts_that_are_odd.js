const { posix } = require('path');
for (const path of ['//a', '//', '/a', '///a', 'a', '/a/b//', '//a/b']) console.log(path, posix.dirname(path), posix.basename(path));
const { parse } = require('querystring');
for (const maxKeys of [NaN, 0, -1, 2, Infinity, '2']) console.log(maxKeys, Object.keys(parse('a=1&b=2&c=3', '&', '=', { maxKeys })).join());
