'use strict';
// Cursor movements of readline, as the codes that terminals understand.

const { ReflectApply } = primordials;
const { codes: errorCodes } = require('errors');
const { validateCallback } = require('internal/validators');

const escape = '\u001b[';
const codes = {
  clearLine: (direction) => `${escape}${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`,
  clearScreenDown: () => `${escape}0J`,
  cursorTo(x, y) {
    if (x !== x) throw new errorCodes.ERR_INVALID_ARG_VALUE('x', x);
    if (y !== undefined && y !== y) throw new errorCodes.ERR_INVALID_ARG_VALUE('y', y);
    if (typeof x !== 'number') throw new errorCodes.ERR_INVALID_CURSOR_POS();
    return typeof y !== 'number' ? `${escape}${x + 1}G` : `${escape}${y + 1};${x + 1}H`;
  },
  moveCursor(dx, dy) {
    const sideways = dx < 0 ? `${escape}${-dx}D` : dx > 0 ? `${escape}${dx}C` : '';
    return sideways + (dy < 0 ? `${escape}${-dy}A` : dy > 0 ? `${escape}${dy}B` : '');
  },
};

// True if the stream has room for more; without a stream nothing is to be written.
function write(stream, code, callback) {
  if (callback !== undefined) validateCallback(callback, 'callback');
  if (stream == null || code === '') {
    if (callback !== undefined) require('process').nextTick(callback, null);
    return true;
  }
  return stream.write(code, callback);
}

function clearLine(stream, direction, callback) { return write(stream, codes.clearLine(direction), callback); }
function clearScreenDown(stream, callback) { return write(stream, codes.clearScreenDown(), callback); }
function cursorTo(stream, x, y, callback) {
  if (callback !== undefined) validateCallback(callback, 'callback');
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  return write(stream, ReflectApply(codes.cursorTo, undefined, [x, y]), callback);
}
function moveCursor(stream, dx, dy, callback) { return write(stream, codes.moveCursor(dx, dy), callback); }
// No keys are pressed in the simulated machine.
function emitKeypressEvents() {}

module.exports = { clearLine, clearScreenDown, codes, cursorTo, emitKeypressEvents, moveCursor };
