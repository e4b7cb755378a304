'use strict';
// pg.Pool: clients that are lent out and given back.

const {
  ArrayPrototypeFilter, ArrayPrototypePush, ArrayPrototypeShift, ArrayPrototypePop, Error, Promise,
  ReflectApply,
} = primordials;
const EventEmitter = require('events');
const { Client } = require('internal/pg/client');

class Pool extends EventEmitter {
  constructor(options) {
    super();
    options = typeof options === 'string' ? { connectionString: options } : { ...options };
    options.max = options.max || options.poolSize || 10;
    options.idleTimeoutMillis ??= 10000;
    this.options = options;
    this.Client = options.Client || Client;
    this._clients = [];
    this._idle = [];  // { client, onError, timer }
    this._pendingQueue = [];
    this.ending = false;
    this.ended = false;
  }
  get totalCount() { return this._clients.length; }
  get idleCount() { return this._idle.length; }
  get waitingCount() { return this._pendingQueue.length; }

  connect(callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.connect((error, client) => (error ? reject(error) : resolve(client)));
      });
    }
    const { nextTick } = require('process');
    if (this.ending) {
      return void nextTick(callback, new Error('Cannot use a pool after calling end on the pool'));
    }
    if (this._clients.length < this.options.max && this._idle.length === 0) {
      return void this.#newClient(callback);
    }
    if (this._idle.length > 0) nextTick(() => this.#pulse());
    ArrayPrototypePush(this._pendingQueue, callback);
  }
  #pulse() {
    if (this.ending) {
      while (this._idle.length > 0) this.#remove(this._idle[0].client);
      if (this._clients.length === 0 && !this.ended) {
        this.ended = true;
        this._onEnded?.();
      }
      return;
    }
    if (this._pendingQueue.length === 0) return;
    if (this._idle.length > 0) {
      const { client, onError, timer } = ArrayPrototypePop(this._idle);
      require('timers').clearTimeout(timer);
      this.#lend(client, onError, ArrayPrototypeShift(this._pendingQueue));
    } else if (this._clients.length < this.options.max) {
      this.#newClient(ArrayPrototypeShift(this._pendingQueue));
    }
  }
  #newClient(callback) {
    const client = new this.Client(this.options);
    ArrayPrototypePush(this._clients, client);
    const onError = (error) => {  // the server let go of an idle client
      error.client = client;
      this.#remove(client);
      this.emit('error', error, client);
    };
    client.connect((error) => {
      if (error) {
        this._clients = ArrayPrototypeFilter(this._clients, (other) => other !== client);
        client.on('error', () => {});
        this.#pulse();
        return callback(error, undefined, () => {});
      }
      this.emit('connect', client);
      this.#lend(client, onError, callback);
    });
  }
  #lend(client, onError, callback) {
    this.emit('acquire', client);
    client.removeListener('error', onError);
    let released = false;
    client.release = (error) => {
      if (released) throw new Error('Release called on client which has already been released to the pool.');
      released = true;
      this.#takeBack(client, onError, error);
    };
    callback(undefined, client, client.release);
  }
  #takeBack(client, onError, error) {
    client.on('error', onError);
    this.emit('release', error, client);
    if (error || this.ending || !client._queryable || client._ending) {
      this.#remove(client);
      return this.#pulse();
    }
    let timer;
    if (this.options.idleTimeoutMillis > 0) {
      timer = require('timers').setTimeout(() => this.#remove(client), this.options.idleTimeoutMillis);
      if (this.options.allowExitOnIdle) timer.unref();
    }
    ArrayPrototypePush(this._idle, { client, onError, timer });
    this.#pulse();
  }
  #remove(client) {
    this._idle = ArrayPrototypeFilter(this._idle, (item) => {
      if (item.client === client) require('timers').clearTimeout(item.timer);
      return item.client !== client;
    });
    this._clients = ArrayPrototypeFilter(this._clients, (other) => other !== client);
    client.end(() => {});
    this.emit('remove', client);
  }

  query(text, values, callback) {
    if (typeof values === 'function') {
      callback = values;
      values = undefined;
    }
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.query(text, values, (error, result) => (error ? reject(error) : resolve(result)));
      });
    }
    this.connect((error, client) => {
      if (error) return callback(error);
      let done = false;
      const onError = (failure) => {
        if (done) return;
        done = true;
        client.release(failure);
        callback(failure);
      };
      client.once('error', onError);
      client.query(text, values, (failure, result) => {
        client.removeListener('error', onError);
        if (done) return;
        done = true;
        client.release(failure);
        if (failure) callback(failure);
        else callback(undefined, result);
      });
    });
  }

  end(callback) {
    if (callback === undefined) {
      return new Promise((resolve, reject) => this.end((error) => (error ? reject(error) : resolve())));
    }
    if (this.ending) {
      return void require('process').nextTick(callback, new Error('Called end on pool more than once'));
    }
    this.ending = true;
    this._onEnded = () => ReflectApply(callback, undefined, []);
    this.#pulse();
  }
}

module.exports = { Pool };
