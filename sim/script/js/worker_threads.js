'use strict';
// node:worker_threads: message ports, and what the main thread sees of it. Workers themselves are not simulated.

const {
  BroadcastChannel, MessageChannel, MessagePort, receiveMessageOnPort,
} = require('internal/message_port');
const { untransferable } = require('internal/structured_clone');
const { Error, SafeMap, SymbolFor } = primordials;

class Worker {
  constructor() {
    const error = new Error(
      'Loopglass simulates one thread of JavaScript: there are message channels, but no workers yet');
    error.code = 'ERR_LOOPGLASS_UNSUPPORTED';
    throw error;
  }
}

function markAsUntransferable(object) {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return;
  untransferable.add(object);
}
const isMarkedAsUntransferable = (object) => untransferable.has(object);

const environmentData = new SafeMap();
function setEnvironmentData(key, value) {
  if (value === undefined) environmentData.delete(key);
  else environmentData.set(key, value);
}
const getEnvironmentData = (key) => environmentData.get(key);

module.exports = {
  isMainThread: true,
  MessagePort,
  MessageChannel,
  markAsUntransferable,
  isMarkedAsUntransferable,
  receiveMessageOnPort,
  resourceLimits: {},
  threadId: 0,
  SHARE_ENV: SymbolFor('nodejs.worker_threads.SHARE_ENV'),
  Worker,
  parentPort: null,
  workerData: null,
  BroadcastChannel,
  setEnvironmentData,
  getEnvironmentData,
};
