// race
'use strict';
// T3: while nothing was called before, each call takes longer than the short jobs do.
const crypto = require('crypto');
const fs = require('fs');
const ended = [];
const end = (name) => () => {
  ended.push(name);
  if (ended.length === 5) console.log(ended.join(' '));
};
crypto.pbkdf2('a', 'b', 1, 8, 'sha256', end('pbkdf2'));
crypto.randomBytes(3, end('randomBytes'));
crypto.randomFill(Buffer.alloc(2), end('randomFill'));
fs.stat(__filename, end('stat'));
crypto.randomBytes(3, end('randomBytes again'));
