'use strict';
// Errors of the module loaders. Their texts are made where they arise; here they get their code.

const { ObjectDefineProperty, StringPrototypeIndexOf, StringPrototypeSlice } = primordials;

// An error with `code`, whose text and stack begin with "Name [CODE]: message", as Node's do.
function codedError(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  ObjectDefineProperty(error, 'toString', {
    __proto__: null, value() { return `${this.name} [${code}]: ${this.message}`; },
    writable: true, enumerable: false, configurable: true,
  });
  const { name, stack } = error;
  if (typeof stack === 'string') {
    const frames = StringPrototypeIndexOf(stack, '\n    at ');
    ObjectDefineProperty(error, 'stack', {
      __proto__: null, value: `${name} [${code}]: ${message}${frames === -1 ? '' : StringPrototypeSlice(stack, frames)}`,
      writable: true, enumerable: false, configurable: true,
    });
  }
  return error;
}

function unknownBuiltin(specifier) {
  return codedError(primordials.Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);
}

module.exports = { codedError, unknownBuiltin };
