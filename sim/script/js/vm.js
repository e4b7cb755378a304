'use strict';
// vm: scripts and functions out of texts. All code runs in the one realm of the run, so there are no further contexts.

const { Error, ObjectDefineProperty, Symbol } = primordials;
const native = binding.modules;
const { codes } = require('errors');
const {
  validateArray, validateInt32, validateObject, validateString, validateStringArray,
} = require('internal/validators');

const kScript = Symbol('kScript');

// The name of the source and the lines before it; the options may be the name alone.
function placeOf(options, byDefault = 'evalmachine.<anonymous>') {
  if (typeof options === 'string') return { file: options, line: 0 };
  if (options === undefined) return { file: byDefault, line: 0 };
  validateObject(options, 'options');
  const { filename = byDefault, lineOffset = 0, columnOffset = 0 } = options;
  validateString(filename, 'options.filename');
  validateInt32(lineOffset, 'options.lineOffset');
  validateInt32(columnOffset, 'options.columnOffset');
  return { file: filename, line: lineOffset };
}

class Script {
  constructor(code, options = undefined) {
    const { file, line } = placeOf(options);
    // In the realm there is no second copy of a script: it holds its compiled form, and runs as often as one likes.
    ObjectDefineProperty(this, kScript, { __proto__: null, value: native.compileScript(`${code}`, file, line) });
    this.sourceMapURL = undefined;
  }
  runInThisContext(options) {
    if (options !== undefined) validateObject(options, 'options');
    return native.runScript(this[kScript]);
  }
  runInContext() { throw noContexts('Script.prototype.runInContext'); }
  runInNewContext() { throw noContexts('Script.prototype.runInNewContext'); }
  createCachedData() { return require('buffer').Buffer.alloc(0); }
}

function runInThisContext(code, options) {
  if (typeof options === 'string') options = { filename: options };
  return new Script(code, options).runInThisContext();
}

function compileFunction(code, parameters, options = { __proto__: null }) {
  validateString(code, 'code');
  if (parameters !== undefined) {
    validateArray(parameters, 'params');
    validateStringArray(parameters, 'params');
  }
  const { file, line } = placeOf(options, '');
  let names = '';
  for (let i = 0; i < (parameters?.length ?? 0); i++) names += `${i > 0 ? ', ' : ''}${parameters[i]}`;
  return native.runScript(native.compileScript(`(function (${names}) {\n${code}\n})`, file, line - 1));
}

function noContexts(name) {
  return require('internal/module_errors').codedError(Error, 'ERR_LOOPGLASS_UNSUPPORTED',
    `Loopglass has no vm.${name}(): all code runs in one realm. There are runInThisContext, Script and ` +
    'compileFunction');
}
function isContext(object) {
  if (object === null || typeof object !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('object', 'Object', object);
  return false;
}

module.exports = {
  Script,
  createContext() { throw noContexts('createContext'); },
  createScript: (code, options) => new Script(code, options),
  runInContext() { throw noContexts('runInContext'); },
  runInNewContext() { throw noContexts('runInNewContext'); },
  runInThisContext, isContext, compileFunction,
  constants: { __proto__: null },
};
