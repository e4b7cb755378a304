'use strict';
// events.EventEmitterAsyncResource: an emitter whose listeners run in the async context in which it was made.

const { ArrayPrototypeConcat, ReflectApply, Symbol } = primordials;
const EventEmitter = require('events');
const { AsyncResource } = require('async_hooks');
const { codes } = require('errors');
const { validateString } = require('internal/validators');

const kEmitter = Symbol('kEventEmitter');
const kResource = Symbol('kAsyncResource');

class EventEmitterReferencingAsyncResource extends AsyncResource {
  constructor(emitter, type, options) {
    super(type, options);
    this[kEmitter] = emitter;
  }
  get eventEmitter() {
    if (this[kEmitter] === undefined)
      throw new codes.ERR_INVALID_THIS('EventEmitterReferencingAsyncResource');
    return this[kEmitter];
  }
}

class EventEmitterAsyncResource extends EventEmitter {
  constructor(options = undefined) {
    let name = options;
    if (typeof options === 'string') {
      options = undefined;
    } else {
      if (new.target === EventEmitterAsyncResource) validateString(options?.name, 'options.name');
      name = options?.name || new.target.name;
    }
    super(options);
    this[kResource] = new EventEmitterReferencingAsyncResource(this, name, options);
  }
  get asyncResource() {
    if (this[kResource] === undefined) throw new codes.ERR_INVALID_THIS('EventEmitterAsyncResource');
    return this[kResource];
  }
  get asyncId() { return this.asyncResource.asyncId(); }
  get triggerAsyncId() { return this.asyncResource.triggerAsyncId(); }
  emitDestroy() { this.asyncResource.emitDestroy(); }
  emit(event, ...args) {
    const { asyncResource } = this;
    return ReflectApply(
      asyncResource.runInAsyncScope, asyncResource, ArrayPrototypeConcat([super.emit, this, event], args));
  }
}

module.exports = { EventEmitterAsyncResource };
