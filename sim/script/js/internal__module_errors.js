'use strict';
// Errors of the module loaders. Their texts are made where they arise; here they get their code.

const { ObjectDefineProperty, StringPrototypeIndexOf, StringPrototypeSlice } = primordials;

// An error with `code`, whose stack begins with "Name [CODE]: message", as Node's do.
function codedError(Base, code, message) {
  const error = new Base(message);
  error.code = code;
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
