'use strict';
// fetch(), WebSocket and their classes: the package undici, which is Node's own.

const { Error, ErrorCaptureStackTrace, PromisePrototypeThen } = primordials;

if (!binding.modules.hasBuiltin('internal/undici/web/fetch/index')) {
  throw require('internal/module_errors').codedError(Error, 'ERR_LOOPGLASS_UNSUPPORTED',
    'This build of Loopglass has no fetch(): `./dev setup` brings the package undici; there is node:http');
}
binding.modules.spendOn('fetch');
const { fetch: ask } = require('internal/undici/web/fetch/index');

function fetch(resource, init = undefined) {
  return PromisePrototypeThen(ask(resource, init), undefined, (error) => {
    if (error && typeof error === 'object') ErrorCaptureStackTrace(error);
    throw error;
  });
}

module.exports = {
  fetch,
  get CloseEvent() { return require('internal/undici/web/websocket/events').CloseEvent; },
  FormData: require('internal/undici/web/fetch/formdata').FormData,
  Headers: require('internal/undici/web/fetch/headers').Headers,
  Request: require('internal/undici/web/fetch/request').Request,
  Response: require('internal/undici/web/fetch/response').Response,
  get WebSocket() { return require('internal/undici/web/websocket/websocket').WebSocket; },
};
