'use strict';
// MessageChannel, MessagePort, BroadcastChannel and their events. The loop delivers (sim/loop/ports.h); what
// is sent is written and read by internal/structured_clone.

const {
  FunctionPrototypeCall, ObjectDefineProperty, StringPrototypeSlice, Symbol, SymbolFor, SymbolToStringTag,
} = primordials;
const {
  Event, EventTarget, NodeEventTarget, defineEventHandler, kCreateEvent, kDispatch, kNewListener,
  kRemoveListener, listenersOfTarget, describe,
} = require('internal/event_target');
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const { serialize, deserialize, transferList, hosts, typeError } = require('internal/structured_clone');
const native = binding.ports;

const customInspect = SymbolFor('nodejs.util.inspect.custom');
const kHandle = Symbol('kHandle');          // of a port: its number in the loop; 0 once it is closed
const kReferenced = Symbol('kReferenced');
const kReceivedPorts = Symbol('kReceivedPorts');  // with the message that is being dispatched
const kPrivate = Symbol('kPrivate');        // whoever has it may make ports

function hide(object, key, value) {
  ObjectDefineProperty(
    object, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

// A short line that names a message in the trace.
function lineOf(value) {
  try {
    const options = {
      depth: 1, breakLength: Infinity, maxStringLength: 40, maxArrayLength: 6, customInspect: false,
    };
    const text = require('internal/inspect').inspect(value, options);
    return text.length > 80 ? `${StringPrototypeSlice(text, 0, 79)}…` : text;
  } catch {
    return typeof value;
  }
}

class MessageEvent extends Event {
  #data;
  #origin;
  #lastEventId;
  #source;
  #ports;
  constructor(type, options = undefined) {
    super(type, options);
    if (isAtLeast(22)) binding.modules.spendOn('fetch');  // it is undici's
    this.#data = options?.data === undefined ? null : options.data;
    this.#origin = options?.origin === undefined ? '' : `${options.origin}`;
    this.#lastEventId = options?.lastEventId === undefined ? '' : `${options.lastEventId}`;
    this.#source = options?.source ?? null;
    this.#ports = options?.ports === undefined ? [] : [...options.ports];
  }
  get data() { return this.#data; }
  get origin() { return this.#origin; }
  get lastEventId() { return this.#lastEventId; }
  get source() { return this.#source; }
  get ports() { return this.#ports; }
}

class MessagePortCloseEvent extends Event {}
const closeEvent = () => (isAtLeast(20) ? new MessagePortCloseEvent('close') : new Event('close'));

// ---- Ports

class MessagePort extends NodeEventTarget {
  constructor(key, number, label) {
    if (key !== kPrivate) throw typeError('ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
    super();
    hide(this, kReferenced, false);
    hide(this, kReceivedPorts, undefined);
    hide(this, kHandle, native.attach(number, label, (row, ports) => receive(this, row, ports),
      () => this.dispatchEvent(closeEvent())));
  }

  postMessage(message, options = undefined) {
    if (arguments.length === 0) {
      throw typeError('ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
    }
    post(this, message, transferList(options));
    return true;
  }

  start() { native.start(this[kHandle], firstListener(this)); }

  close(callback = undefined) {
    if (typeof callback === 'function') this.once('close', callback);
    native.close(this[kHandle]);
    this[kHandle] = 0;
  }

  ref() { setReferenced(this, true); }
  unref() { setReferenced(this, false); }
  hasRef() { return this[kHandle] !== 0 && this[kReferenced]; }

  // Whoever listens for messages keeps the program running.
  [kNewListener](size, type) {
    FunctionPrototypeCall(NodeEventTarget.prototype[kNewListener], this, size, type);
    if (type !== 'message' || size !== 1) return;
    this.ref();
    this.start();
  }
  [kRemoveListener](size, type) {
    if (type !== 'message' || size !== 0) return;
    this.unref();
    native.stop(this[kHandle]);
  }
  [kCreateEvent](value, type) {
    if (type !== 'message' && type !== 'messageerror') {
      return FunctionPrototypeCall(NodeEventTarget.prototype[kCreateEvent], this, value, type);
    }
    const ports = this[kReceivedPorts];
    this[kReceivedPorts] = undefined;
    return new MessageEvent(type, { data: value, ports });
  }
  [customInspect](depth, options) {
    const state = this[kHandle] === 0 ? { active: false } : { active: true, refed: this.hasRef() };
    return describe(this, state, depth, options);
  }
}
defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');

function setReferenced(port, referenced) {
  port[kReferenced] = referenced;
  native.setReferenced(port[kHandle], referenced);
}

// The function that the trace shows for the port's messages.
function firstListener(port) {
  return port.onmessage ?? listenersOfTarget(port, 'message')[0];
}

function receive(port, row, numbers) {
  let type = 'message', value;
  try {
    const read = deserialize(row, numbers);
    ({ value } = read);
    port[kReceivedPorts] = read.ports;
  } catch (error) {
    type = 'messageerror';
    value = error;
  }
  port[kDispatch](value, type, undefined);
}

const isPort = (value) => value instanceof MessagePort && value[kHandle] !== undefined;
hosts.isPort = isPort;
hosts.isAttached = (port) => port[kHandle] !== 0;
hosts.attach = (number) => new MessagePort(kPrivate, number, `port ${number}`);
hosts.detach = (port) => {
  const number = native.detach(port[kHandle]);
  port[kHandle] = 0;
  return number;
};

function MessageChannel() {
  if (new.target === undefined) {
    throw typeError('ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
  }
  const numbers = native.openChannel();
  this.port1 = hosts.attach(numbers[0]);
  this.port2 = hosts.attach(numbers[1]);
}
ObjectDefineProperty(MessageChannel, 'prototype', { __proto__: null, writable: false });

// ---- For Worker: channels of its own, and what it does with a port that scripts do not

function openPrivateChannel() {
  const numbers = native.openChannel();
  return { port: hosts.attach(numbers[0]), own: numbers[0], number: numbers[1] };
}
// what: the line that names the message in the trace.
function post(port, message, transfer, what = lineOf(message)) {
  const { row, ports } = serialize(message, transfer, port);
  native.post(port[kHandle], row, ports, what);
}
const stop = (port) => native.stop(port[kHandle]);
// Delivers all that waits, without the loop.
function drain(port) {
  for (;;) {
    const taken = native.take(port[kHandle]);
    if (taken === undefined) return;
    receive(port, taken[0], taken[1]);
  }
}

function receiveMessageOnPort(port) {
  const handle = port instanceof BroadcastChannel ? port[kHandle]?.[kHandle] : port?.[kHandle];
  if (handle === undefined) {
    throw typeError('ERR_INVALID_ARG_TYPE', 'The "port" argument must be a MessagePort instance');
  }
  const taken = native.take(handle);
  return taken === undefined ? undefined : { message: deserialize(taken[0], taken[1]).value };
}

// ---- BroadcastChannel: a port among all those of its name

class BroadcastChannel extends EventTarget {
  #name;
  constructor(name) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    super();
    this.#name = `${name}`;
    const port = new MessagePort(kPrivate, native.join(this.#name), `"${this.#name}"`);
    hide(this, kHandle, port);
    const forward = (type) => (value) => {
      this.dispatchEvent(new MessageEvent(type, { data: value, source: this }));
    };
    port.on('message', forward('message'));
    port.on('messageerror', forward('messageerror'));
  }
  get name() { return this.#name; }

  close() {
    if (this[kHandle] === undefined) return;
    this[kHandle].removeAllListeners('message');
    this[kHandle].close();
    this[kHandle] = undefined;
  }
  postMessage(message) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('message');
    if (this[kHandle] === undefined) {
      throw new (require('internal/dom_exception'))('BroadcastChannel is closed.', 'InvalidStateError');
    }
    this[kHandle].postMessage(message);
  }
  ref() {
    this[kHandle]?.ref();
    return this;
  }
  unref() {
    this[kHandle]?.unref();
    return this;
  }
  [customInspect](depth, options) {
    return describe(this, { name: this.#name, active: this[kHandle] !== undefined }, depth, options);
  }
}
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

function tag(constructor, name) {
  const descriptor = { __proto__: null, value: name, configurable: true };
  ObjectDefineProperty(constructor.prototype, SymbolToStringTag, descriptor);
}
tag(MessagePort, 'MessagePort');
tag(MessageEvent, 'MessageEvent');
tag(BroadcastChannel, 'BroadcastChannel');

module.exports = {
  BroadcastChannel, MessageChannel, MessageEvent, MessagePort, drain, openPrivateChannel, post, receiveMessageOnPort,
  stop,
};
