'use strict';
// readline/promises: question() gives a promise.

const { Promise, PromiseReject } = primordials;
const { AbortError } = require('errors');
const { validateAbortSignal } = require('internal/validators');
const { Interface: Base, question } = require('internal/readline/interface');
const cursor = require('internal/readline/cursor');

class Interface extends Base {
  question(query, options = { __proto__: null }) {
    const { signal } = options;
    if (signal !== undefined) {
      validateAbortSignal(signal, 'options.signal');
      if (signal.aborted) return PromiseReject(new AbortError(undefined, { cause: signal.reason }));
    }
    return new Promise((fulfil, reject) => {
      let callback = fulfil;
      if (signal !== undefined) {
        const onAbort = () => {
          question.cancel(this);
          reject(new AbortError(undefined, { cause: signal.reason }));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        callback = (answer) => {
          signal.removeEventListener('abort', onAbort);
          fulfil(answer);
        };
      }
      question.ask(this, query, callback);
    });
  }
}

// Movements that are collected, and written by commit().
class Readline {
  #stream;
  #autoCommit;
  #todo = '';
  constructor(stream, options = undefined) {
    this.#stream = stream;
    this.#autoCommit = options?.autoCommit === true;
  }
  #add(code) {
    if (this.#autoCommit) this.#stream.write(code);
    else this.#todo += code;
    return this;
  }
  clearLine(direction) { return this.#add(cursor.codes.clearLine(direction)); }
  clearScreenDown() { return this.#add(cursor.codes.clearScreenDown()); }
  cursorTo(x, y = undefined) { return this.#add(cursor.codes.cursorTo(x, y)); }
  moveCursor(dx, dy) { return this.#add(cursor.codes.moveCursor(dx, dy)); }
  commit() {
    return new Promise((fulfil) => {
      this.#stream.write(this.#todo, fulfil);
      this.#todo = '';
    });
  }
  rollback() {
    this.#todo = '';
    return this;
  }
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, Readline, createInterface };
