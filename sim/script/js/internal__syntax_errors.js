'use strict';
// SyntaxErrors of user files, in V8's words and with their place as Node gives it. The engine's words differ; those that
// people meet most are translated, the others stand as they are.

const {
  NumberParseInt, ObjectDefineProperty, ReflectGetPrototypeOf, RegExpPrototypeExec, RegExpPrototypeSymbolReplace,
  StringPrototypeSlice, SyntaxError,
} = primordials;
const { isNativeError } = require('util/types');

const firstFrame = /^ {4}at (.*?)(?::(-?\d+):(-?\d+))$/m;

// [the engine's text, V8's text]
const translations = [
  [/^unexpected token in expression: '(.*)'$/, "Unexpected token '$1'"],
  [/^Unexpected token '(.*)'$/, "Unexpected token '$1'"],
  [/^unexpected end of (?:string|input|file)$/i, 'Invalid or unexpected token'],
  [/^expecting '(.)'$/, "Unexpected token, expected '$1'"],
  [/^invalid redefinition of (?:a variable|lexical identifier|global identifier|parameter name)$/,
   'Identifier has already been declared'],
  [/^missing initializer for const variable$/, 'Missing initializer in const declaration'],
  [/^return not in a function$/, 'Illegal return statement'],
  [/^break must be inside loop or switch$/, 'Illegal break statement'],
  [/^continue must be inside loop$/, 'Illegal continue statement: no surrounding iteration statement'],
  [/^invalid assignment left-hand side$/, 'Invalid left-hand side in assignment'],
  [/^invalid number literal$/, 'Invalid or unexpected token'],
  [/^invalid keyword: yield$/, "Unexpected reserved word"],
];

function translated(message, source) {
  if (message === "unexpected token in expression: ''" || message === "expecting '}'") return 'Unexpected end of input';
  for (let i = 0; i < translations.length; i++) {
    const text = RegExpPrototypeSymbolReplace(translations[i][0], message, translations[i][1]);
    if (text !== message) return text;
  }
  return message;
}

function define(error, key, value) {
  ObjectDefineProperty(error, key, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

// Whether it may be an error of the engine's. Scripts may throw anything, and may say what instanceof answers.
const isSyntaxError = (error) => isNativeError(error) && ReflectGetPrototypeOf(error) === SyntaxError.prototype;

// Does nothing for an error of another file, or one that is explained already. `shown` is how the file is named.
function explain(error, filename, shown = filename) {
  const { stack } = error;
  if (typeof stack !== 'string') return;  // an Error.prepareStackTrace made it
  const match = RegExpPrototypeExec(firstFrame, stack);
  if (match === null || match[1] !== filename) return;
  define(error, 'message', translated(error.message));
  const rest = StringPrototypeSlice(stack, match.index + match[0].length);
  define(error, 'stack', `SyntaxError: ${error.message}${rest}`);
  const line = NumberParseInt(match[2], 10), column = NumberParseInt(match[3], 10);
  require('internal/fatal_error').decorateSyntaxError(error, { file: shown, line: line < 1 ? 1 : line, column });
}

module.exports = { explain, isSyntaxError };
