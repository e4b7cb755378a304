'use strict';
// fs.Dir: the entries of a directory, one by one. Each trip to the pool brings some of them, and one more says that
// there are none left. All others are ticks.

const {
  ArrayPrototypePush, ArrayPrototypeShift, ArrayPrototypeSplice, Promise, SymbolAsyncDispose, SymbolAsyncIterator,
  SymbolFor,
} = primordials;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { validateCallback, validateUint32 } = require('internal/validators');
const { optionsOf, validPath } = require('internal/fs/arguments');
const { toEntries } = require('internal/fs/values');
const { aboutPath, ask, demand, nothing } = require('internal/fs/calls');

class Dir {
  #path;
  #options;
  #left;       // the entries that no trip has brought yet; undefined before the first
  #brought = [];
  #queue = null;  // what waits for a trip
  #isClosed = false;

  // entries: of a whole tree, whose reading was the opening's.
  constructor(path, options, entries) {
    this.#path = path;
    this.#options = options;
    this.#left = entries;
  }
  get path() { return this.#path; }

  #checkOpen() {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
  }
  #checkAlone() {
    if (this.#queue !== null) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
  }
  #bring(listing) {
    this.#left ??= toEntries(listing, this.#path, typed(this.#options));
    this.#brought = ArrayPrototypeSplice(this.#left, 0, this.#options.bufferSize);
    return ArrayPrototypeShift(this.#brought) ?? null;
  }
  #endTrip() {
    const queue = this.#queue;
    this.#queue = null;
    for (let i = 0; i < queue.length; i++) queue[i]();
  }

  #read(callback, isDirect) {
    this.#checkOpen();
    if (this.#queue !== null) return void ArrayPrototypePush(this.#queue, () => this.#read(callback, isDirect));
    if (this.#brought.length > 0) {
      const entry = ArrayPrototypeShift(this.#brought);
      if (isDirect) callback(null, entry);
      else require('process').nextTick(callback, null, entry);
      return;
    }
    this.#queue = [];
    ask('readdir', this.#path, 0, 0, nothing, (error, listing) => {
      require('process').nextTick(() => this.#endTrip());
      callback(null, this.#bring(error ? [] : listing));
    });
  }
  read(callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.#read((error, entry) => (error ? reject(error) : resolve(entry)), true);
      });
    }
    this.#checkOpen();
    validateCallback(callback, 'callback');
    this.#read(callback, false);
  }
  readSync() {
    this.#checkOpen();
    this.#checkAlone();
    if (this.#brought.length > 0) return ArrayPrototypeShift(this.#brought);
    return this.#bring(this.#left ? [] : demand('readdir', this.#path));
  }
  close(callback) {
    if (!isAtLeast(14)) this.#checkOpen();
    if (callback === undefined) {
      return new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
    }
    validateCallback(callback, 'callback');
    if (this.#isClosed) return void require('process').nextTick(callback, new codes.ERR_DIR_CLOSED());
    if (this.#queue !== null) return void ArrayPrototypePush(this.#queue, () => this.close(callback));
    this.#isClosed = true;
    ask('access', this.#path, 0, 0, nothing, () => callback(null));
  }
  closeSync() {
    this.#checkOpen();
    this.#checkAlone();
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

function dirOptionsOf(options) {
  const { encoding, recursive, bufferSize = 32 } = optionsOf(options, { encoding: 'utf8' });
  validateUint32(bufferSize, 'options.bufferSize', true);
  return { __proto__: null, encoding, recursive, bufferSize };
}
const typed = (options) => ({ __proto__: null, withFileTypes: true, encoding: options.encoding });

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateCallback(callback, 'callback');
  path = validPath(path);
  options = dirOptionsOf(options);
  if (options.recursive) {
    return require('internal/fs/tree').readdirAll(path, typed(options), (error, entries) => {
      if (error) callback(error);
      else callback(null, new Dir(path, options, entries));
    });
  }
  ask('readdir', path, 0, 0, aboutPath(path, 'opendir'), (error) => {
    if (error) callback(error);
    else callback(null, new Dir(path, options, undefined));
  });
}
function opendirSync(path, options) {
  path = validPath(path);
  options = dirOptionsOf(options);
  if (options.recursive) {
    return new Dir(path, options, require('internal/fs/tree').readdirAllSync(path, typed(options)));
  }
  demand('readdir', path, 0, 0, aboutPath(isAtLeast(20, 3) ? undefined : path, 'opendir'));
  return new Dir(path, options, undefined);
}

module.exports = { Dir, opendir, opendirSync };
