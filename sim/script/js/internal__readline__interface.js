'use strict';
// The Interface of readline: cuts what a stream brings into lines.

const {
  DateNow, FunctionPrototypeCall, ObjectSetPrototypeOf, RegExpPrototypeExec, StringPrototypeCharCodeAt,
  StringPrototypeEndsWith, StringPrototypeSlice, Symbol, SymbolAsyncIterator,
} = primordials;
const EventEmitter = require('events');
const { StringDecoder } = require('string_decoder');
const { codes } = require('errors');
const { kFirstArgument } = require('internal/events_async');
const { validateAbortSignal } = require('internal/validators');
const { isAtLeast } = require('internal/versions');

const kRest = Symbol('kRest');              // an unfinished line
const kDecoder = Symbol('kDecoder');
const kSawReturnAt = Symbol('kSawReturnAt');
const kPrompt = Symbol('kPrompt');
const kOldPrompt = Symbol('kOldPrompt');
const kQuestion = Symbol('kQuestion');      // the callback that waits for an answer
const kLines = Symbol('kLines');            // the iterator

const crlfDelayMin = 100;

// However the options came.
function optionsOf(input, output, completer, terminal) {
  if (!input?.input) return { input, output, completer, terminal };
  return input;
}

function Interface(input, output, completer, terminal) {
  if (!new.target) return new Interface(input, output, completer, terminal);
  const options = optionsOf(input, output, completer, terminal);
  FunctionPrototypeCall(EventEmitter, this);
  const { prompt, crlfDelay, signal } = options;
  if (completer !== undefined && typeof completer !== 'function') {
    throw new codes.ERR_INVALID_ARG_VALUE('completer', completer);
  }
  if (isAtLeast(14)) this.line = '';
  this.input = options.input;
  this.output = options.output;
  this.history = [];
  this.historyIndex = -1;
  this.terminal = false;
  this.crlfDelay = crlfDelay > crlfDelayMin ? crlfDelay : crlfDelayMin;
  this[kPrompt] = prompt !== undefined ? `${prompt}` : '> ';
  this[kDecoder] = new StringDecoder('utf8');
  this[kSawReturnAt] = 0;
  this[kRest] = null;
  this[kQuestion] = null;
  attach(this, signal);
}
ObjectSetPrototypeOf(Interface.prototype, EventEmitter.prototype);
ObjectSetPrototypeOf(Interface, EventEmitter);

function attach(self, signal) {
  const { input } = self;
  const onData = (data) => takeData(self, data);
  const onEnd = () => {
    if (typeof self[kRest] === 'string' && self[kRest].length > 0) self.emit('line', self[kRest]);
    self.close();
  };
  const onError = (error) => self.emit('error', error);
  if (isAtLeast(16)) input.on('error', onError);
  input.on('data', onData);
  input.on('end', onEnd);
  self.once('close', () => {
    input.removeListener('error', onError);
    input.removeListener('data', onData);
    input.removeListener('end', onEnd);
  });
  if (signal !== undefined) {
    validateAbortSignal(signal, 'options.signal');
    const onAbort = () => self.close();
    if (signal.aborted) {
      require('process').nextTick(onAbort);
    } else {
      signal.addEventListener('abort', onAbort, { once: true });
      self.once('close', () => signal.removeEventListener('abort', onAbort));
    }
  }
  input.resume();
}

// \r\n may come in two chunks.
function takeData(self, data) {
  if (data === undefined) return;
  let text = self[kDecoder].write(data);
  if (self[kSawReturnAt] && DateNow() - self[kSawReturnAt] <= self.crlfDelay) {
    if (StringPrototypeCharCodeAt(text, 0) === 10) text = StringPrototypeSlice(text, 1);
    self[kSawReturnAt] = 0;
  }
  const lineEnding = isAtLeast(24) ? /\r?\n|\r(?!\n)|\u2028|\u2029/g : /\r?\n|\r(?!\n)/g;
  let match = RegExpPrototypeExec(lineEnding, text);
  if (match === null) {
    if (text) self[kRest] = self[kRest] ? self[kRest] + text : text;
    return;
  }
  if (self[kRest]) {
    text = self[kRest] + text;
    self[kRest] = null;
    lineEnding.lastIndex = 0;
    match = RegExpPrototypeExec(lineEnding, text);
  }
  self[kSawReturnAt] = StringPrototypeEndsWith(text, '\r') ? DateNow() : 0;
  const lines = [];
  let from = 0;
  for (; match !== null; match = RegExpPrototypeExec(lineEnding, text)) {
    lines[lines.length] = StringPrototypeSlice(text, from, match.index);
    from = lineEnding.lastIndex;
  }
  self[kRest] = StringPrototypeSlice(text, from);
  for (let i = 0; i < lines.length; i++) takeLine(self, lines[i]);
}

function takeLine(self, line) {
  const callback = self[kQuestion];
  if (callback === null) return self.emit('line', line);
  self[kQuestion] = null;
  self.setPrompt(self[kOldPrompt]);
  callback(line);
}

if (isAtLeast(14)) Interface.prototype.getPrompt = function getPrompt() { return this[kPrompt]; };
Interface.prototype.setPrompt = function setPrompt(prompt) { this[kPrompt] = prompt; };
Interface.prototype.prompt = function prompt() {
  if (this.paused) this.resume();
  if (this.output != null) this.output.write(this[kPrompt]);
};

Interface.prototype.close = function close() {
  if (this.closed) return;
  this.pause();
  this.closed = true;
  this.emit('close');
};
// From Node 24 on they are errors behind the end.
function checkOpen(self) {
  if (self.closed && isAtLeast(24)) throw new codes.ERR_USE_AFTER_CLOSE('readline');
}
Interface.prototype.pause = function pause() {
  checkOpen(this);
  if (this.paused) return;
  this.input.pause();
  this.paused = true;
  this.emit('pause');
  return this;
};
Interface.prototype.resume = function resume() {
  checkOpen(this);
  if (!this.paused) return;
  this.input.resume();
  this.paused = false;
  this.emit('resume');
  return this;
};
Interface.prototype.write = function write(data) {
  checkOpen(this);
  if (this.paused) this.resume();
  takeData(this, data);
};
Interface.prototype.getCursorPos = function getCursorPos() {
  return { rows: 0, cols: this[kPrompt].length + (this.cursor ?? 0) };
};
// What is iterated over until Node 18.
function streamOfLines(self) {
  const lines = new (require('stream').Readable)({
    objectMode: true,
    read() { self.resume(); },
    destroy(error, callback) {
      self.off('line', onLine);
      self.off('close', onClose);
      self.close();
      callback(error);
    },
  });
  const onLine = (line) => { if (!lines.push(line)) self.pause(); };
  const onClose = () => { lines.push(null); };
  if (isAtLeast(16)) self.on('error', (error) => lines.destroy(error));
  self.on('line', onLine);
  self.on('close', onClose);
  return lines;
}
Interface.prototype[SymbolAsyncIterator] = function () {
  if (!isAtLeast(20)) return (this[kLines] ??= streamOfLines(this))[SymbolAsyncIterator]();
  return this[kLines] ??= require('internal/events_async').on(this, 'line',
    { close: ['close'], highWaterMark: 1024, [kFirstArgument]: true });
};

const question = {
  ask(self, query, callback) {
    if (self.closed && isAtLeast(17)) throw new codes.ERR_USE_AFTER_CLOSE('readline');
    if (self[kQuestion] !== null) return self.prompt();
    self[kOldPrompt] = self[kPrompt];
    self.setPrompt(query);
    self[kQuestion] = callback;
    self.prompt();
  },
  cancel(self) {
    if (self[kQuestion] === null) return;
    self[kQuestion] = null;
    self.setPrompt(self[kOldPrompt]);
    if (self.output != null) self.output.write('\r\n');
  },
};

module.exports = { Interface, question };
