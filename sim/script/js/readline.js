'use strict';
// readline: lines out of a stream, questions, and cursor movements as codes for a terminal. There is no terminal here:
// lines are read as they come, without editing.

const {
  ObjectDefineProperty, ObjectSetPrototypeOf, Promise, PromiseReject, ReflectConstruct, SymbolFor,
} = primordials;
const { AbortError } = require('errors');
const { validateAbortSignal } = require('internal/validators');
const { isAtLeast } = require('internal/versions');
const { Interface, question } = require('internal/readline/interface');
const { clearLine, clearScreenDown, cursorTo, emitKeypressEvents, moveCursor } = require('internal/readline/cursor');

// The old form: question(query, callback).
function CallbackInterface(input, output, completer, terminal) {
  if (!new.target) return new CallbackInterface(input, output, completer, terminal);
  return ReflectConstruct(Interface, [input, output, completer, terminal], new.target);
}
ObjectSetPrototypeOf(CallbackInterface.prototype, Interface.prototype);
ObjectSetPrototypeOf(CallbackInterface, Interface);

function questionWithCallback(query, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  if (options?.signal) {
    validateAbortSignal(options.signal, 'options.signal');
    if (options.signal.aborted) return;
    const { signal } = options;
    const onAbort = () => question.cancel(this);
    signal.addEventListener('abort', onAbort, { once: true });
    const done = callback;
    callback = typeof done !== 'function' ? () => {} : (answer) => {
      signal.removeEventListener('abort', onAbort);
      return done(answer);
    };
  }
  if (typeof callback === 'function') question.ask(this, query, callback);
}
ObjectDefineProperty(questionWithCallback, 'name', { __proto__: null, value: 'question', configurable: true });
CallbackInterface.prototype.question = questionWithCallback;
const promisified = SymbolFor('nodejs.util.promisify.custom');
if (isAtLeast(14)) CallbackInterface.prototype.question[promisified] = function (query, options) {
  if (options?.signal?.aborted) {
    return PromiseReject(new AbortError(undefined, { cause: options.signal.reason }));
  }
  return new Promise((fulfil, reject) => {
    let callback = fulfil;
    if (options?.signal) {
      const onAbort = () => reject(new AbortError(undefined, { cause: options.signal.reason }));
      options.signal.addEventListener('abort', onAbort, { once: true });
      callback = (answer) => {
        options.signal.removeEventListener('abort', onAbort);
        return fulfil(answer);
      };
    }
    this.question(query, options, callback);
  });
};

function createInterface(input, output, completer, terminal) {
  return new CallbackInterface(input, output, completer, terminal);
}

module.exports = {
  Interface: CallbackInterface, clearLine, clearScreenDown, createInterface, cursorTo, emitKeypressEvents, moveCursor,
  get promises() { return require('readline/promises'); },
};
