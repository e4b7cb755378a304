'use strict';
// node:worker_threads.

const {
  BroadcastChannel, MessageChannel, MessagePort, receiveMessageOnPort,
} = require('internal/message_port');
const { untransferable } = require('internal/structured_clone');
const { Worker, SHARE_ENV, getEnvironmentData, setEnvironmentData, unsupported } = require('internal/worker');
const native = binding.workers;
const isMainThread = native.threadId === 0;
const shown = isMainThread ? undefined : require('internal/worker_main').shown;

function markAsUntransferable(object) {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return;
  untransferable.add(object);
}
const isMarkedAsUntransferable = (object) => untransferable.has(object);

function moveMessagePortToContext() {
  throw unsupported('contexts of node:vm that receive message ports');
}

function resourceLimits() {
  if (isMainThread) return {};
  const limits = native.resourceLimits;
  return {
    maxYoungGenerationSizeMb: limits[0], maxOldGenerationSizeMb: limits[1], codeRangeSizeMb: limits[2],
    stackSizeMb: limits[3],
  };
}

module.exports = {
  isMainThread,
  MessagePort,
  MessageChannel,
  markAsUntransferable,
  isMarkedAsUntransferable,
  moveMessagePortToContext,
  receiveMessageOnPort,
  resourceLimits: resourceLimits(),
  threadId: native.threadId,
  threadName: isMainThread ? '' : shown.threadName,
  SHARE_ENV,
  Worker,
  parentPort: isMainThread ? null : shown.parentPort,
  workerData: isMainThread ? null : shown.workerData,
  BroadcastChannel,
  setEnvironmentData,
  getEnvironmentData,
};
