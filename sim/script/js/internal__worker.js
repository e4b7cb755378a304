'use strict';
// Worker: a thread with a loop and an engine of its own, as its parent sees it. The other side is
// internal/worker_main.

const {
  ArrayIsArray, ArrayPrototypeMap, ArrayPrototypePush, MathMax, ObjectCreate, ObjectDefineProperty,
  ObjectEntries,
  Promise, PromiseReject, PromiseResolve, ReflectApply, RegExpPrototypeExec, String, StringPrototypeTrim,
  SymbolFor, SymbolToStringTag,
} = primordials;
const EventEmitter = require('events');
const { codes, getSystemErrorName } = require('errors');
const { isAtLeast } = require('internal/versions');
const { MessageChannel, drain, openPrivateChannel, stop } = require('internal/message_port');
const {
  environmentData, messageTypes, kIncrementsPortRef, kTakeMore, kWaitingStreams, pushAll, send,
  ReadableWorkerStdio, WritableWorkerStdio,
} = require('internal/worker_io');
const native = binding.workers;

const SHARE_ENV = SymbolFor('nodejs.worker_threads.SHARE_ENV');
const relative = /^\.\.?[\\/]/;
function setEnvironmentData(key, value) {
  if (value === undefined) environmentData.delete(key);
  else environmentData.set(key, value);
}
const getEnvironmentData = (key) => environmentData.get(key);

// ---- Options

function unsupported(what) {
  const error = new primordials.Error(`Loopglass does not simulate ${what}`);
  error.code = 'ERR_LOOPGLASS_UNSUPPORTED';
  return error;
}

// -> { filename, doEval, label }
function whatToRun(filename, options) {
  if (options.eval) {
    if (typeof filename !== 'string') {
      throw new codes.ERR_INVALID_ARG_VALUE(
        'options.eval', options.eval, 'must be false when \'filename\' is not a string');
    }
    return { filename, doEval: 'classic', label: '[worker eval]' };
  }
  const url = require('url');
  const isURL = typeof filename === 'object' && filename !== null && typeof filename.href === 'string' &&
    typeof filename.protocol === 'string';
  if (isURL && filename.protocol === 'data:') {
    return { filename: `${filename}`, doEval: 'module', label: '[worker eval]' };
  }
  if (isURL) {
    const path = url.fileURLToPath(filename);
    return { filename: path, doEval: false, label: path };
  }
  if (typeof filename !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('filename', ['string', 'URL'], filename);
  }
  const path = require('path');
  if (!path.isAbsolute(filename) && RegExpPrototypeExec(relative, filename) === null) {
    throw new codes.ERR_WORKER_PATH(filename);
  }
  const resolved = path.resolve(filename);
  return { filename: resolved, doEval: false, label: resolved };
}

// [name, value] of each variable; undefined for those of the parent.
function environmentOf(env) {
  const process = require('process');
  const source = env == null ? process.env : env;
  if (source === SHARE_ENV) throw unsupported('an environment that threads share (SHARE_ENV)');
  if (typeof source !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE(
      'options.env', ['object', 'undefined', 'null', 'worker_threads.SHARE_ENV'], env);
  }
  return ArrayPrototypeMap(ObjectEntries(source), (entry) => [entry[0], `${entry[1]}`]);
}

// In megabytes. What a script does not say is what Node 20 takes on a usual machine.
function resourceLimitsOf(limits, unknown = undefined) {
  const given = typeof limits === 'object' && limits !== null ? limits : {};
  const number = (value, otherwise) => (typeof value === 'number' && value > 0 ? value : otherwise);
  const old = number(given.maxOldGenerationSizeMb, unknown ?? 4144);
  return {
    maxYoungGenerationSizeMb: number(given.maxYoungGenerationSizeMb, unknown ?? 48),
    maxOldGenerationSizeMb: old === unknown ? old : MathMax(old, 2),
    codeRangeSizeMb: number(given.codeRangeSizeMb, unknown ?? 0),
    stackSizeMb: number(given.stackSizeMb, 4),
  };
}

function pipeWithoutWarning(source, target) {
  const before = [source.getMaxListeners(), target.getMaxListeners()];
  source.setMaxListeners(Infinity);
  target.setMaxListeners(Infinity);
  source.pipe(target);
  source.setMaxListeners(before[0]);
  target.setMaxListeners(before[1]);
}

// Whoever listens to the worker's messages keeps the program running.
function followListeners(port, worker) {
  port.unref();
  worker.on('newListener', (name) => {
    if (name === 'message' && worker.listenerCount(name) === 0) {
      port.ref();
      port.start();
    }
  });
  worker.on('removeListener', (name) => {
    if (name === 'message' && worker.listenerCount(name) === 0) {
      stop(port);
      port.unref();
    }
  });
}

// What a worker's error was (internal/worker_main describes it), made anew.
function errorFrom({ kind, properties, value }) {
  if (kind === undefined) return value;
  const error = ObjectCreate(primordials[kind].prototype);
  for (let i = 0; i < properties.length; i++) {
    const { key, flags, ...content } = properties[i];
    ObjectDefineProperty(error, key,
      { __proto__: null, ...flags, value: content.cause === undefined ? content.value : errorFrom(content.cause) });
  }
  ObjectDefineProperty(error, SymbolToStringTag, { __proto__: null, value: 'Error', configurable: true });
  return error;
}

// ---- Worker

class Worker extends EventEmitter {
  #handle = 0;        // in the loop; 0 once the thread has ended
  #threadId = -1;
  #port = null;       // to internal/worker_main
  #publicPort = null; // to the script
  #stdio;
  #resourceLimits;
  #givenLimits;       // what is shown of them until the thread runs
  #name;

  constructor(filename, options = {}) {
    super();
    if (options.execArgv && !ArrayIsArray(options.execArgv)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.execArgv', 'Array', options.execArgv);
    }
    if (options.argv && !ArrayIsArray(options.argv)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.argv', 'Array', options.argv);
    }
    const argv = options.argv ? ArrayPrototypeMap(options.argv, (each) => String(each)) : undefined;
    const what = whatToRun(filename, options);
    const env = environmentOf(options.env);
    let name = isAtLeast(24) ? 'WorkerThread' : '';
    if (options.name) {
      require('internal/validators').validateString(options.name, 'options.name');
      name = StringPrototypeTrim(options.name);
    }
    this.#name = name;
    this.#resourceLimits = resourceLimitsOf(options.resourceLimits);
    this.#givenLimits = resourceLimitsOf(options.resourceLimits, -1);

    const { port, number } = openPrivateChannel();
    this.#port = port;
    port.on('message', (message) => this.#onMessage(message));
    port.unref();
    port[kWaitingStreams] = 0;
    this.#makeStdio(options);
    this.#load(what, argv, options, name);
    // Its lane has the name that it was given, or that of what it runs.
    this.#start(what.label, options.name ? name : '', number, env, typeof options.resourceLimits?.maxOldGenerationSizeMb === 'number');
    this.performance = { eventLoopUtilization: () => ({ idle: 0, active: 0, utilization: 0 }) };
    const process = require('process');
    process.nextTick(() => process.emit('worker', this));
  }

  #start(script, name, port, env, isLimited) {
    const {
      maxYoungGenerationSizeMb, maxOldGenerationSizeMb, codeRangeSizeMb, stackSizeMb,
    } = this.#resourceLimits;
    const memoryMax = isLimited ? (maxOldGenerationSizeMb + maxYoungGenerationSizeMb) * 1024 * 1024 : 0;
    const made = native.create(script, name, port, env,
      [maxYoungGenerationSizeMb, maxOldGenerationSizeMb, codeRangeSizeMb, stackSizeMb], memoryMax,
      (code, isOutOfMemory) => this.#onExit(code, isOutOfMemory));
    if (typeof made === 'number') throw new codes.ERR_WORKER_INIT_FAILED(getSystemErrorName(made));
    this.#handle = made[0];
    this.#threadId = made[1];
  }

  #makeStdio(options) {
    const port = this.#port;
    const process = require('process');
    const stdin = options.stdin ? new WritableWorkerStdio(port, 'stdin') : null;
    const stdout = new ReadableWorkerStdio(port, 'stdout');
    if (!options.stdout) {
      stdout[kIncrementsPortRef] = false;
      pipeWithoutWarning(stdout, process.stdout);
    }
    const stderr = new ReadableWorkerStdio(port, 'stderr');
    if (!options.stderr) {
      stderr[kIncrementsPortRef] = false;
      pipeWithoutWarning(stderr, process.stderr);
    }
    this.#stdio = { stdin, stdout, stderr };
  }

  #load({ filename, doEval }, argv, options, threadName) {
    const { port1, port2 } = new MessageChannel();
    const transfer = [port2];
    for (const object of options.transferList ?? []) ArrayPrototypePush(transfer, object);
    this.#publicPort = port1;
    port1.on('message', (message) => this.emit('message', message));
    port1.on('messageerror', (error) => this.emit('messageerror', error));
    followListeners(port1, this);
    send(this.#port, {
      type: messageTypes.LOAD_SCRIPT, filename, doEval, argv, execArgv: options.execArgv,
      workerData: options.workerData, environmentData, hasStdin: Boolean(options.stdin), publicPort: port2,
      threadName,
    }, transfer);
  }

  #onMessage(message) {
    switch (message.type) {
      case messageTypes.UP_AND_RUNNING:
        this.#givenLimits = this.#resourceLimits;
        return this.emit('online');
      case messageTypes.COULD_NOT_SERIALIZE_ERROR:
        return this.emit('error', new codes.ERR_WORKER_UNSERIALIZABLE_ERROR());
      case messageTypes.ERROR_MESSAGE: return this.emit('error', errorFrom(message.error));
      case messageTypes.STDIO_PAYLOAD: return pushAll(this.#stdio[message.stream], message.chunks);
      default: return this.#stdio[message.stream][kTakeMore]();
    }
  }

  #onExit(code, isOutOfMemory) {
    drain(this.#publicPort);
    drain(this.#port);
    this.removeAllListeners('message');
    this.removeAllListeners('messageerrors');
    this.#publicPort.unref();
    this.#port.unref();
    this.#handle = 0;
    this.#publicPort.close();
    this.#port.close();
    this.#publicPort = this.#port = null;
    const { stdout, stderr } = this.#stdio;
    if (!stdout.readableEnded) stdout.push(null);
    if (!stderr.readableEnded) stderr.push(null);
    if (isOutOfMemory) {
      this.emit('error', new codes.ERR_WORKER_OUT_OF_MEMORY('JS heap out of memory'));
    }
    this.emit('exit', code);
    this.removeAllListeners();
  }

  postMessage(...args) {
    if (this.#publicPort !== null) ReflectApply(this.#publicPort.postMessage, this.#publicPort, args);
  }

  terminate(callback) {
    this.ref();
    if (typeof callback === 'function') {
      require('process').emitWarning('Passing a callback to worker.terminate() is deprecated. It returns a Promise ' +
        'instead.', 'DeprecationWarning', 'DEP0132');
      if (this.#handle !== 0) this.once('exit', (exitCode) => callback(null, exitCode));
    }
    if (this.#handle === 0) return PromiseResolve();
    native.terminate(this.#handle);
    return new Promise((resolve) => { this.once('exit', resolve); });
  }

  ref() {
    if (this.#handle === 0) return;
    native.setReferenced(this.#handle, true);
    this.#publicPort.ref();
  }
  unref() {
    if (this.#handle === 0) return;
    native.setReferenced(this.#handle, false);
    this.#publicPort.unref();
  }

  get threadId() { return this.#handle === 0 ? -1 : this.#threadId; }
  get stdin() { return this.#stdio.stdin; }
  get stdout() { return this.#stdio.stdout; }
  get stderr() { return this.#stdio.stderr; }
  get threadName() { return this.#handle === 0 ? null : this.#name; }
  get resourceLimits() { return this.#handle === 0 ? {} : { ...this.#givenLimits }; }
  getHeapSnapshot() {
    return PromiseReject(this.#handle === 0 ? new codes.ERR_WORKER_NOT_RUNNING() :
      unsupported('heap snapshots of a worker'));
  }
}

module.exports = { Worker, SHARE_ENV, setEnvironmentData, getEnvironmentData, unsupported };
