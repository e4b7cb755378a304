'use strict';
// fs.Dir: the entries of a directory, one by one. The disk gives them all with the first.

const { Promise, SymbolAsyncDispose, SymbolAsyncIterator, SymbolFor } = primordials;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { validateCallback } = require('internal/validators');
const { optionsOf, validPath } = require('internal/fs/arguments');
const { toEntries } = require('internal/fs/values');
const { aboutPath, ask, demand } = require('internal/fs/calls');

class Dir {
  #entries;
  #next = 0;
  #isClosed = false;
  #path;

  constructor(entries, path) {
    this.#entries = entries;
    this.#path = path;
  }
  get path() { return this.#path; }

  #checkOpen() {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
  }
  #take() { return this.#next < this.#entries.length ? this.#entries[this.#next++] : null; }

  read(callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.read((error, entry) => (error ? reject(error) : resolve(entry)));
      });
    }
    validateCallback(callback, 'callback');
    this.#checkOpen();
    require('process').nextTick(callback, null, this.#take());
  }
  readSync() {
    this.#checkOpen();
    return this.#take();
  }
  close(callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
    }
    validateCallback(callback, 'callback');
    if (this.#isClosed) return require('process').nextTick(callback, new codes.ERR_DIR_CLOSED());
    this.#isClosed = true;
    require('process').nextTick(callback, null);
  }
  closeSync() {
    this.#checkOpen();
    this.#isClosed = true;
  }
  async *entries() {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) break;
        yield entry;
      }
    } finally {
      await this.close();
    }
  }
  [SymbolAsyncIterator]() { return this.entries(); }
  async [SymbolAsyncDispose ?? SymbolFor('nodejs.asyncDispose')]() {
    if (!this.#isClosed) await this.close();
  }
}

const typed = (options) => ({ __proto__: null, withFileTypes: true, encoding: options.encoding });

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateCallback(callback, 'callback');
  path = validPath(path);
  options = optionsOf(options, { encoding: 'utf8' });
  if (options.recursive) {
    return require('internal/fs/tree').readdirAll(path, typed(options), (error, entries) => {
      if (error) callback(error);
      else callback(null, new Dir(entries, path));
    });
  }
  ask('readdir', path, 0, 0, aboutPath(path, 'opendir'), (error, entries) => {
    if (error) callback(error);
    else callback(null, new Dir(toEntries(entries, path, typed(options)), path));
  });
}
function opendirSync(path, options) {
  path = validPath(path);
  options = optionsOf(options, { encoding: 'utf8' });
  if (options.recursive) {
    return new Dir(require('internal/fs/tree').readdirAllSync(path, typed(options)), path);
  }
  const entries = demand('readdir', path, 0, 0, aboutPath(isAtLeast(20, 3) ? undefined : path, 'opendir'));
  return new Dir(toEntries(entries, path, typed(options)), path);
}

module.exports = { Dir, opendir, opendirSync };
