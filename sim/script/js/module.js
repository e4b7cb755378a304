'use strict';
// The module 'module': class Module of CommonJS, and what asks about modules.

const { ArrayPrototypeSlice, StringPrototypeStartsWith } = primordials;
const { Module } = require('internal/cjs_loader');
const builtins = require('internal/builtin_names');

Module.builtinModules = ArrayPrototypeSlice(builtins.names);
Module.isBuiltin = function isBuiltin(specifier) {
  return builtins.nameOf(`${specifier}`) !== undefined;
};
// Exports of built-in modules are copied when they are imported; there is nothing to bring up to date.
Module.syncBuiltinESMExports = function syncBuiltinESMExports() {};
Module.findPackageJSON = function findPackageJSON(specifier, base) {
  const { URL, fileURLToPath } = require('url');
  const { scopeOf } = require('internal/package');
  const start = `${specifier}`;
  if (StringPrototypeStartsWith(start, 'file:')) return scopeOf(fileURLToPath(new URL(start)))?.file;
  if (base === undefined) return scopeOf(start)?.file;
  const from = StringPrototypeStartsWith(`${base}`, 'file:') ? fileURLToPath(new URL(`${base}`)) : `${base}`;
  return scopeOf(Module.createRequire(from).resolve(start))?.file;
};

module.exports = Module;
