'use strict';
// path: POSIX paths. path.win32 is made when asked for.

const { ObjectDefineProperty } = primordials;
const { posix } = require('internal/path');

posix.posix = posix;
ObjectDefineProperty(posix, 'win32', {
  __proto__: null,
  get() {
    const { win32 } = require('internal/path_win32');
    const plain = (value) =>
      ({ __proto__: null, value, writable: true, enumerable: true, configurable: true });
    ObjectDefineProperty(win32, 'win32', plain(win32));
    ObjectDefineProperty(win32, 'posix', plain(posix));
    ObjectDefineProperty(posix, 'win32', plain(win32));
    return win32;
  },
  enumerable: true,
  configurable: true,
});

module.exports = posix;
