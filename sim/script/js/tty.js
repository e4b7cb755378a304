'use strict';
// tty: there is no terminal in the simulated machine.

const { Error } = primordials;
const { codes } = require('errors');

function noTerminal(fd) {
  if (fd >> 0 !== fd || fd < 0) throw new codes.ERR_INVALID_FD(fd);
  const error = new Error('TTY initialization failed: uv_tty_init returned EINVAL (invalid argument)');
  error.code = 'ERR_TTY_INIT_FAILED';
  throw error;
}
class ReadStream extends require('net').Socket {
  constructor(fd) {
    noTerminal(fd);
    super();
  }
}
class WriteStream extends require('net').Socket {
  constructor(fd) {
    noTerminal(fd);
    super();
  }
}

module.exports = { isatty: () => false, ReadStream, WriteStream };
