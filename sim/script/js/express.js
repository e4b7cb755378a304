'use strict';
// The calls of the npm package express that programs need, over our http. Used when the script's folder has
// no express of its own.

const { ObjectAssign, ObjectSetPrototypeOf, StringPrototypeToLowerCase } = primordials;
const http = require('http');
const EventEmitter = require('events');
const { Router, handle } = require('internal/express/router');
const { finalAnswer, request, response } = require('internal/express/response');
const bodies = require('internal/express/body');

const application = {
  use(path, ...handlers) {
    const mounted = typeof path === 'function' ? [path, ...handlers] : handlers;
    for (let i = 0; i < mounted.length; i++) {
      if (mounted[i]?.handle && mounted[i].set) {
        mounted[i].parent = this;
        mounted[i].emit('mount', this);
      }
    }
    this.router.use(path, ...handlers);
    return this;
  },
  all(path, ...handlers) {
    this.router.all(path, ...handlers);
    return this;
  },
  param(name, handler) {
    this.router.param(name, handler);
    return this;
  },
  route(path) { return this.router.route(path); },
  set(name, value) {
    this.settings[name] = value;
    return this;
  },
  enable(name) { return this.set(name, true); },
  disable(name) { return this.set(name, false); },
  enabled(name) { return Boolean(this.settings[name]); },
  disabled(name) { return !this.settings[name]; },
  // get('name') reads a setting, get('/path', handler) adds a route.
  get(path, ...handlers) {
    if (handlers.length === 0) return this.settings[path];
    this.router.get(path, ...handlers);
    return this;
  },
  listen(...args) { return http.createServer(this).listen(...args); },
  handle(req, res, next) {
    const outer = { request: req.__proto__, response: res.__proto__, app: req.app };
    ObjectSetPrototypeOf(req, this.request);
    ObjectSetPrototypeOf(res, this.response);
    req.app = res.app = this;
    req.res = res;
    res.req = req;
    req.originalUrl ??= req.url;
    req.baseUrl ??= '';
    req.params ??= { __proto__: null };
    res.locals ??= { __proto__: null };
    if (this.enabled('x-powered-by')) res.setHeader('X-Powered-By', 'Express');
    handle(this.router, req, res, (error) => {
      if (!next) return finalAnswer(req, res, error);
      ObjectSetPrototypeOf(req, outer.request);
      ObjectSetPrototypeOf(res, outer.response);
      req.app = res.app = outer.app;
      next(error);
    });
  },
};
for (let i = 0; i < http.METHODS.length; i++) {
  const name = StringPrototypeToLowerCase(http.METHODS[i]);
  application[name] ??= function (path, ...handlers) {
    this.router[name](path, ...handlers);
    return this;
  };
}

function express() {
  const app = (req, res, next) => app.handle(req, res, next);
  ObjectAssign(app, EventEmitter.prototype, application);
  EventEmitter.init.call(app);
  app.router = Router();
  const mode = require('process').env.NODE_ENV || 'development';
  app.settings = { '__proto__': null, 'x-powered-by': true, 'env': mode };
  app.locals = { __proto__: null, settings: app.settings };
  app.mountpath = '/';
  app.request = { __proto__: request, app };
  app.response = { __proto__: response, app };
  return app;
}

module.exports = ObjectAssign(express, { application, request, response, Router, ...bodies });
module.exports.default = express;
