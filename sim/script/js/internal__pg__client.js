'use strict';
// pg.Client: one connection to a PostgreSQL server, with the calls of the npm package pg. Queries wait for
// each other.

const {
  ArrayIsArray, ArrayPrototypeMap, ArrayPrototypePush, ArrayPrototypeShift, Error, NumberParseInt,
  ObjectAssign, Promise, PromisePrototypeThen, RegExpPrototypeExec, SafeSet, decodeURIComponent,
} = primordials;
const EventEmitter = require('events');
const { withoutFrames } = require('internal/error_stack');
const net = require('net');
const types = require('internal/pg/types');
const wire = require('internal/pg/wire');
const { Authenticator } = require('internal/pg/password');

class DatabaseError extends Error {
  constructor(text, properties) {
    super(text);
    ObjectAssign(this, properties);
  }
}

const url = /^postgres(?:ql)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^:/?]*)(?::(\d+))?(?:\/([^?]*))?/;
function configOf(config) {
  if (typeof config === 'string') config = { connectionString: config };
  config = { ...config };
  if (config.connectionString) {
    const match = RegExpPrototypeExec(url, config.connectionString);
    if (match === null) throw new Error(`Invalid connection string: ${config.connectionString}`);
    const part = (index) => (match[index] ? decodeURIComponent(match[index]) : undefined);
    config = { ...config, user: part(1), password: part(2), host: part(3), port: part(4), database: part(5) };
  }
  const { env } = require('process');
  const user = config.user || env.PGUSER || env.USER || 'postgres';
  return {
    user, password: config.password ?? env.PGPASSWORD ?? null, host: config.host || env.PGHOST || 'localhost',
    port: NumberParseInt(config.port || env.PGPORT || 5432, 10),
    database: config.database || env.PGDATABASE || user,
    connectionTimeoutMillis: config.connectionTimeoutMillis || 0,
  };
}

class Result {
  constructor(rowAsArray) {
    this.command = null;
    this.rowCount = null;
    this.oid = null;
    this.rows = [];
    this.fields = [];
    this._parsers = undefined;
    this.rowAsArray = rowAsArray;
  }
  setFields(fields, types) {
    this.fields = fields;
    this._parsers = ArrayPrototypeMap(fields, (field) => types.getTypeParser(field.dataTypeID, field.format));
  }
  addRow(body) {
    const reader = new wire.Reader(body);
    const row = this.rowAsArray ? [] : {};
    const count = reader.int16();
    for (let i = 0; i < count; i++) {
      const length = reader.int32();
      const value = length < 0 ? null : this._parsers[i](reader.bytes(length).toString());
      row[this.rowAsArray ? i : this.fields[i].name] = value;
    }
    ArrayPrototypePush(this.rows, row);
    return row;
  }
  // "SELECT 3", "INSERT 0 1", "CREATE TABLE"
  complete(tag) {
    const match = RegExpPrototypeExec(/^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/, tag);
    if (match === null) return;
    this.command = match[1];
    if (match[3] !== undefined) {
      this.oid = NumberParseInt(match[2], 10);
      this.rowCount = NumberParseInt(match[3], 10);
    } else if (match[2] !== undefined) {
      this.rowCount = NumberParseInt(match[2], 10);
    }
  }
}

class Query extends EventEmitter {
  constructor(config, values, callback) {
    super();
    config = typeof config === 'string' ? { text: config } : config;
    if (typeof values === 'function') {
      callback = values;
      values = undefined;
    }
    this.text = config.text;
    this.values = values ?? config.values;
    this.name = config.name;
    this.callback = callback ?? config.callback;
    this.rowMode = config.rowMode;
    this.types = config.types ?? types;
    this._startResult();
    this._results = [];
  }
  _startResult() { this._result = new Result(this.rowMode === 'array'); }
  // The messages that ask for it, and what a trace says of them.
  submit(client) {
    if (typeof this.text !== 'string') {
      throw new Error('A query must have either text or a name. Supplying neither is unsupported.');
    }
    if (this.values !== undefined && !ArrayIsArray(this.values)) {
      throw new Error('Query values must be an array');
    }
    if (!this.values?.length && !this.name) return wire.query(this.text);
    const values = ArrayPrototypeMap(this.values ?? [], wire.toParameter);
    const isPrepared = this.name ? client._prepared.has(this.name) : false;
    if (this.name) client._prepared.add(this.name);
    return wire.extended(this.name ?? '', this.text, values, isPrepared);
  }
  onMessage(letter, body) {
    switch (letter) {
      case 'T': this._result.setFields(wire.readFields(body), this.types); break;
      case 'D': this.emit('row', this._result.addRow(body), this._result); break;
      case 'C':
        this._result.complete(new wire.Reader(body).text());
        ArrayPrototypePush(this._results, this._result);
        this._startResult();
        break;
      case 'I': ArrayPrototypePush(this._results, this._result); break;
    }
  }
  finish(error) {
    if (error) {
      if (this.callback) return this.callback(error);
      return this.emit('error', error);
    }
    const result = this._results.length > 1 ? this._results : this._results[0] ?? this._result;
    if (this.callback) this.callback(null, result);
    this.emit('end', result);
  }
}

class Client extends EventEmitter {
  constructor(config) {
    super();
    const connection = configOf(config);
    ObjectAssign(this, connection);
    this._connecting = false;
    this._connected = false;
    this._ending = false;
    this._ended = false;
    this._connectionError = false;
    this._queryable = true;
    this.readyForQuery = false;
    this.activeQuery = null;
    this.queryQueue = [];
    this.processID = null;
    this.secretKey = null;
    this._prepared = new SafeSet();
    this._socket = null;
  }

  connect(callback) {
    if (callback) return this.#connect(callback);
    return new Promise((resolve, reject) => {
      this.#connect((error) => (error ? reject(error) : resolve(this)));
    });
  }
  #connect(callback) {
    if (this._connecting || this._connected) {
      const error = new Error('Client has already been connected. You cannot reuse a client.');
      return require('process').nextTick(() => callback(error));
    }
    this._connecting = true;
    this._connectionCallback = callback;
    const socket = this._socket = new net.Socket();
    const splitter = new wire.Splitter((letter, body) => this.#onMessage(letter, body));
    const authenticator = new Authenticator(this.user, this.password,
      (bytes) => this.#send(bytes, 'PasswordMessage'));
    this._authenticator = authenticator;
    socket.setNoDelay(true);
    socket.once('connect', () => this.#send(wire.startup(this.user, this.database), 'StartupMessage'));
    socket.on('data', (bytes) => splitter.add(bytes));
    socket.on('error', (error) => {
      if (!this._ending || (error.code !== 'ECONNRESET' && error.code !== 'EPIPE')) this.#fail(error);
    });
    socket.on('close', () => this.#onClose());
    socket.connect(this.port, this.host);
  }
  #send(bytes, detail) {
    this._socket._writeDetail = detail;
    this._socket.write(bytes);
  }

  #onMessage(letter, body) {
    switch (letter) {
      case 'R':
        try {
          this._authenticator.onMessage(body);
        } catch (error) {
          this.#fail(error);
          this._socket.end();
        }
        break;
      case 'K': {
        const reader = new wire.Reader(body);
        this.processID = reader.int32();
        this.secretKey = reader.int32();
        break;
      }
      case 'Z': this.#onReady(); break;
      case 'E': this.#onError(wire.readError(body)); break;
      case 'N': {
        const { message, properties } = wire.readError(body);
        this.emit('notice', ObjectAssign(properties, { message, name: 'notice' }));
        break;
      }
      case 'A': {
        const reader = new wire.Reader(body);
        this.emit('notification', {
          processId: reader.int32(), channel: reader.text(), payload: reader.text(), name: 'notification',
        });
        break;
      }
      default: this.activeQuery?.onMessage(letter, body);
    }
  }
  #onReady() {
    if (this._connecting) {
      this._connecting = false;
      this._connected = true;
      const callback = this._connectionCallback;
      this._connectionCallback = null;
      if (callback) callback(null, this);
      this.emit('connect');
    }
    const query = this.activeQuery;
    this.activeQuery = null;
    this.readyForQuery = true;
    query?.finish(null);
    this.#pulse();
  }
  #onError({ message, properties }) {
    const error = withoutFrames(() => new DatabaseError(message, properties));
    const query = this.activeQuery;
    if (this._connecting || !query) return this.#fail(error);
    this.activeQuery = null;  // the next one waits until the server is ready again, if it ever is
    query.finish(error);
  }
  #fail(error) {
    if (this._connecting) {
      if (this._connectionError) return;
      this._connectionError = true;
      const callback = this._connectionCallback;
      this._connectionCallback = null;
      if (callback) return callback(error);
      return void this.emit('error', error);
    }
    this._queryable = false;
    this.#failQueries(error);
    this.emit('error', error);
  }
  #failQueries(error) {
    const queries = this.queryQueue;
    this.queryQueue = [];
    const active = this.activeQuery;
    this.activeQuery = null;
    require('process').nextTick(() => {
      active?.finish(error);
      for (let i = 0; i < queries.length; i++) queries[i].finish(error);
    });
  }
  #onClose() {
    this._ended = true;
    this._queryable = false;
    const error = new Error(this._ending ? 'Connection terminated' : 'Connection terminated unexpectedly');
    if (this._connecting && !this._connectionError && this._connectionCallback) this.#fail(error);
    else if (!this._ending && !this._connectionError) this.#fail(error);
    else this.#failQueries(error);
    require('process').nextTick(() => this.emit('end'));
  }

  query(config, values, callback) {
    if (config == null) throw new TypeError('Client was passed a null or undefined query');
    let query, result;
    if (typeof config.submit === 'function' && config instanceof Query) {
      result = query = config;
      if (typeof values === 'function') query.callback ??= values;
    } else {
      query = new Query(config, values, callback);
      if (!query.callback) {
        const promise = new Promise((resolve, reject) => {
          query.callback = (error, rows) => (error ? reject(error) : resolve(rows));
        });
        result = PromisePrototypeThen(promise, undefined, (error) => { throw error; });
      }
    }
    const { nextTick } = require('process');
    if (!this._queryable || this._ending) {
      const why = this._ending ? 'Client was closed and is not queryable' :
        'Client has encountered a connection error and is not queryable';
      nextTick(() => query.finish(new Error(why)));
      return result;
    }
    ArrayPrototypePush(this.queryQueue, query);
    this.#pulse();
    return result;
  }
  #pulse() {
    if (!this.readyForQuery) return;
    const query = this.activeQuery = ArrayPrototypeShift(this.queryQueue) ?? null;
    if (query === null) return void this.emit('drain');
    this.readyForQuery = false;
    let bytes;
    try {
      bytes = query.submit(this);
    } catch (error) {
      require('process').nextTick(() => {
        this.activeQuery = null;
        this.readyForQuery = true;
        query.finish(error);
        this.#pulse();
      });
      return;
    }
    this.#send(bytes, `Query: ${query.text}`);
  }

  end(callback) {
    this._ending = true;
    const stop = (done) => {
      if (!this._socket || this._ended) return require('process').nextTick(done);
      this.once('end', done);
      if (this.activeQuery || !this._queryable) return void this._socket.destroy();
      if (this._socket.writable) this.#send(wire.terminate(), 'Terminate');
      this._socket.end();
    };
    if (callback) return stop(callback);
    return new Promise((resolve) => stop(resolve));
  }
  ref() { this._socket?.ref(); }
  unref() { this._socket?.unref(); }
  escapeIdentifier(text) { return `"${primordials.StringPrototypeReplaceAll(text, '"', '""')}"`; }
  escapeLiteral(text) { return `'${primordials.StringPrototypeReplaceAll(text, "'", "''")}'`; }
}

module.exports = { Client, Query, Result, DatabaseError };
