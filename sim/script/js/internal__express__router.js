'use strict';
// express.Router: layers in order, each with a path and handlers; next() goes on to the next that fits. A
// handler with four parameters is for errors. A handler's promise that is rejected is an error, as in express
// 5.

const {
  ArrayIsArray, ArrayPrototypePush, Error, ObjectSetPrototypeOf, RegExpPrototypeExec,
  StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeStartsWith,
  StringPrototypeToLowerCase, TypeError, decodeURIComponent,
} = primordials;
const http = require('http');

const special = /[.*+?^${}()|[\]\\/]/g;
const piece = /^(\/)?(?::(\w+)(\?)?|\*(\w*)|\{\*(\w+)\})/;

// { pattern, keys } of '/users/:id', '/files/*rest', '/a/:b?', a RegExp, or '*'. isPrefix: more may follow.
function compile(path, isPrefix) {
  if (typeof path !== 'string') return { pattern: path, keys: null };
  const keys = [];
  let source = '';
  let rest = isPrefix && path === '/' ? '' : path;
  while (rest.length > 0) {
    const match = RegExpPrototypeExec(piece, rest);
    if (match === null) {
      source += primordials.RegExpPrototypeSymbolReplace(special, rest[0], '\\$&');
      rest = StringPrototypeSlice(rest, 1);
      continue;
    }
    const slash = match[1] ? '\\/' : '';
    if (match[2] !== undefined) {
      source += match[3] ? `(?:${slash}([^/]+?))?` : `${slash}([^/]+?)`;
      ArrayPrototypePush(keys, match[2]);
    } else {
      source += `${slash}(.*)`;
      ArrayPrototypePush(keys, match[4] || match[5] || `${keys.length}`);
    }
    rest = StringPrototypeSlice(rest, match[0].length);
  }
  const end = isPrefix ? '(?:\\/(?=$))?(?=\\/|$)' : '\\/?$';
  return { pattern: new primordials.RegExp(`^${source}${end}`, 'i'), keys };
}

function flatten(handlers, into = []) {
  for (let i = 0; i < handlers.length; i++) {
    if (ArrayIsArray(handlers[i])) flatten(handlers[i], into);
    else if (typeof handlers[i] === 'function') ArrayPrototypePush(into, handlers[i]);
    else throw new TypeError('argument handler must be a function');
  }
  return into;
}

// { params, matched } or nothing.
function matchLayer(layer, path) {
  for (let i = 0; i < layer.compiled.length; i++) {
    const { pattern, keys } = layer.compiled[i];
    const match = RegExpPrototypeExec(pattern, path);
    if (match === null) continue;
    const params = { __proto__: null };
    for (let k = 1; k < match.length; k++) {
      if (match[k] === undefined) continue;
      params[keys === null ? `${k - 1}` : keys[k - 1]] = decodeURIComponent(match[k]);
    }
    return { params, matched: match[0] };
  }
  return null;
}

function addLayer(router, paths, method, handlers, isPrefix) {
  const list = ArrayIsArray(paths) ? paths : [paths];
  const compiled = [];
  for (let i = 0; i < list.length; i++) ArrayPrototypePush(compiled, compile(list[i], isPrefix));
  ArrayPrototypePush(router.stack, { compiled, method, handlers: flatten(handlers), isPrefix, paths });
}

function pathOf(url) {
  const question = StringPrototypeIndexOf(url, '?');
  return question === -1 ? url : StringPrototypeSlice(url, 0, question);
}

// Calls one handler, in its role for requests or for errors.
function callHandler(handler, error, req, res, next) {
  const isForErrors = handler.length === 4;
  if (Boolean(error) !== isForErrors || (!isForErrors && handler.length > 4)) return next(error);
  try {
    const result = isForErrors ? handler(error, req, res, next) : handler(req, res, next);
    if (typeof result?.then === 'function') {
      result.then(null, (reason) => next(reason || new Error('Rejected promise')));
    }
  } catch (thrown) {
    next(thrown);
  }
}

function Router(options) {
  const router = function (req, res, next) { handle(router, req, res, next); };
  ObjectSetPrototypeOf(router, Router.prototype);
  router.stack = [];
  router.paramHandlers = { __proto__: null };
  router.mergeParams = options?.mergeParams ?? false;
  return router;
}
Router.prototype = { __proto__: primordials.FunctionPrototype, constructor: Router };

Router.prototype.use = function use(path, ...handlers) {
  if (typeof path === 'function' || (ArrayIsArray(path) && typeof path[0] === 'function')) {
    primordials.ArrayPrototypeUnshift(handlers, path);
    path = '/';
  }
  if (handlers.length === 0) throw new TypeError('argument handler is required');
  addLayer(this, path, undefined, handlers, true);
  return this;
};
Router.prototype.all = function all(path, ...handlers) {
  addLayer(this, path, undefined, handlers, false);
  return this;
};
Router.prototype.param = function param(name, handler) {
  this.paramHandlers[name] = handler;
  return this;
};
Router.prototype.route = function route(path) {
  const route = { path };
  for (let i = -1; i < http.METHODS.length; i++) {
    const name = i < 0 ? 'all' : StringPrototypeToLowerCase(http.METHODS[i]);
    route[name] = (...handlers) => {
      addLayer(this, path, i < 0 ? undefined : http.METHODS[i], handlers, false);
      return route;
    };
  }
  return route;
};
for (let i = 0; i < http.METHODS.length; i++) {
  const method = http.METHODS[i];
  Router.prototype[StringPrototypeToLowerCase(method)] = function (path, ...handlers) {
    addLayer(this, path, method, handlers, false);
    return this;
  };
}

function runParams(router, req, res, params, done) {
  const names = primordials.ObjectKeys(params);
  let at = 0;
  const next = (error) => {
    if (error || at >= names.length) return done(error);
    const name = names[at++];
    const handler = router.paramHandlers[name];
    if (!handler) return next();
    try {
      handler(req, res, next, params[name], name);
    } catch (thrown) {
      next(thrown);
    }
  };
  next();
}

function handle(router, req, res, done) {
  const parentParams = req.params;
  const parentBase = req.baseUrl || '';
  const parentUrl = req.url;
  let index = 0;
  const restore = () => {
    req.params = parentParams;
    req.baseUrl = parentBase;
    req.url = parentUrl;
  };
  const nextLayer = (error) => {
    restore();
    if (error === 'router') return done(null);
    if (error === 'route') error = undefined;
    while (index < router.stack.length) {
      const layer = router.stack[index++];
      if (layer.method !== undefined && layer.method !== req.method &&
          !(layer.method === 'GET' && req.method === 'HEAD')) continue;
      let found;
      try {
        found = matchLayer(layer, pathOf(req.url));
      } catch (thrown) {
        thrown.status = 400;
        error = thrown;
        continue;
      }
      if (found === null) continue;
      return runLayer(layer, found, error);
    }
    done(error);
  };
  const runLayer = (layer, { params, matched }, error) => {
    req.params = router.mergeParams ? { __proto__: null, ...parentParams, ...params } : params;
    if (layer.isPrefix && matched !== '') {
      const cut = matched[matched.length - 1] === '/' ? matched.length - 1 : matched.length;
      req.baseUrl = parentBase + StringPrototypeSlice(req.url, 0, cut);
      const rest = StringPrototypeSlice(req.url, cut);
      req.url = StringPrototypeStartsWith(rest, '/') ? rest : `/${rest}`;
    }
    let at = 0;
    const nextHandler = (failure) => {
      if (failure === 'route' || failure === 'router' || at >= layer.handlers.length) {
        return nextLayer(failure);
      }
      callHandler(layer.handlers[at++], failure, req, res, nextHandler);
    };
    if (error) return nextHandler(error);
    runParams(router, req, res, params, nextHandler);
  };
  nextLayer();
}

module.exports = { Router, handle };
