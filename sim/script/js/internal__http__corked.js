'use strict';
// What is written to an HTTP message while it is corked. From Node 22 on it is one chunk to the other side; from 26 on
// the writes of one tick are, too.

const { ArrayPrototypePush, NumberPrototypeToString, Symbol } = primordials;
const { codes } = require('errors');
const { kNeedDrain } = require('internal/http/common');
const { isAtLeast } = require('internal/versions');

const { nextTick } = binding.timers;

const joinsCorked = isAtLeast(22), joinsChunks = isAtLeast(26), tellsDrain = isAtLeast(24);
const kJoined = Symbol('joined'), kJoinedLength = Symbol('joinedLength');
const kCorked = Symbol('corked'), kErrored = Symbol('errored'), kHighWaterMark = Symbol('highWaterMark');

function corkForATick(message) {
  const { socket } = message;
  if (!joinsChunks) {
    socket.cork();
    return nextTick(uncorkSocket, socket);
  }
  message.cork();
  return nextTick(uncorkMessage, message);
}
// A message that is corked when it gets its socket.
function giveSocket(message, socket) {
  message.socket = socket;
  if (joinsCorked) for (let i = 0; i < message[kCorked]; i++) socket.cork();
}
function uncorkSocket(socket) { socket.uncork(); }
function uncorkMessage(message) { if (message[kCorked] !== 0) message.uncork(); }
// Whether it was sent.
function sendJoined(message) {
  const joined = message[kJoined];
  const length = message[kJoinedLength];
  message[kJoined] = null;
  message[kJoinedLength] = 0;
  const tellAll = (error) => {
    for (let i = 0; i < joined.length; i++) joined[i].callback(error);
  };
  if (joinsChunks && (message.destroyed || message.socket?.destroyed)) {
    const error = message[kErrored] || message.socket?.errored || new codes.ERR_STREAM_DESTROYED('write');
    nextTick(tellAll, error);
    return false;
  }
  message._send(NumberPrototypeToString(length, 16), 'latin1', null);
  message._send('\r\n', 'latin1', null);
  for (let i = 0; i < joined.length; i++) message._send(joined[i].chunk, joined[i].encoding, null);
  message._send('\r\n', 'latin1', tellAll);
  return true;
}

const joins = (message) => joinsCorked && message[kCorked] !== 0 && (joinsChunks || message._headerSent);
function join(message, chunk, encoding, callback, length) {
  message[kJoined] ??= [];
  ArrayPrototypePush(message[kJoined], { chunk, encoding, callback });
  message[kJoinedLength] += length;
  return joinsChunks ? message.writableLength < message.writableHighWaterMark :
    message[kJoinedLength] < message[kHighWaterMark];
}

function addCorking(prototype) {
  prototype.cork = function cork() {
    if (joinsCorked || !this.socket) this[kCorked]++;
    if (this.socket) this.socket.cork();
  };
  prototype.uncork = function uncork() {
    if (!joinsCorked) {
      if (this.socket) this.socket.uncork();
      else if (this[kCorked] > 0) this[kCorked]--;
      return;
    }
    this[kCorked]--;
    const { socket } = this;
    if (!joinsChunks) socket?.uncork();
    const isSent = this[kCorked] === 0 && this[kJoined] !== null && sendJoined(this);
    if (joinsChunks) socket?.uncork();
    if (isSent && tellsDrain && !this.destroyed && this[kNeedDrain] && this.writableLength === 0) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  };
}

module.exports = {
  addCorking, corkForATick, giveSocket, join, joins, joinsChunks, joinsCorked, kCorked, kErrored, kHighWaterMark, kJoined,
  kJoinedLength, sendJoined, tellsDrain,
};
