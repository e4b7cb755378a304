'use strict';
// The names that a CommonJS module exports, guessed from its text as Node guesses them (cjs-module-lexer): what
// `import { name }` of such a module can be. It never runs the text.

const {
  ArrayPrototypeJoin, ArrayPrototypePush, RegExp, RegExpPrototypeExec, SafeSet, StringPrototypeSlice,
  StringPrototypeStartsWith,
} = primordials;

const id = '[\\p{L}_$][\\p{L}\\d_$]*';
// What a scan of the text stops at. Comments, templates and strings are passed over whole.
const token = new RegExp(ArrayPrototypeJoin([
  '/\\*[^]*?\\*/', '//[^\\n]*', '`(?:\\\\[^]|[^\\\\`])*`',
  // 1, 3: exports.NAME = and exports['NAME'] =
  '(?<![.\\w$])(?:module\\s*\\.\\s*)?exports\\s*(?:\\.\\s*([\\p{L}_$][\\p{L}\\d_$]*)|\\[\\s*([\'"])(.*?)\\2\\s*\\])\\s*=',
  // 5: Object.defineProperty(exports, 'NAME', { value: or { get: function () { return id.id; } }), behind an enumerable: true
  // or not. A getter that answers otherwise is none that a compiler made.
  '(?<![.\\w$])Object\\s*\\.\\s*defineProperty\\s*\\(\\s*(?:module\\s*\\.\\s*)?exports\\s*,\\s*([\'"])(.*?)\\4\\s*,\\s*\\{\\s*' +
    `(?:enumerable\\s*:\\s*true\\s*,\\s*)?(?:value\\s*:|get\\s*(?::\\s*function\\s*(?:${id})?\\s*)?\\(\\s*\\)\\s*\\{\\s*` +
    `return\\s+${id}(?:\\s*\\.\\s*${id}|\\s*\\[\\s*(?:'[^']*'|"[^"]*")\\s*\\])?\\s*;?\\s*\\}\\s*,?\\s*\\}\\s*\\))`,
  // 6: module.exports =
  '(?<![.\\w$])(module\\s*\\.\\s*exports\\s*=(?!=)\\s*)',
  // 8: __exportStar(require('NAME')
  '\\b(?:__exportStar|__export)\\s*\\(\\s*require\\s*\\(\\s*([\'"])(.*?)\\7\\s*\\)',
  '"(?:\\\\[^]|[^\\\\"\\n])*"', "'(?:\\\\[^]|[^\\\\'\\n])*'",
], '|'), 'gu');
const reexport = /^require\s*\(\s*(['"])(.*?)\1\s*\)/;
const space = /^(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*)*/;
const identifier = /^[\p{L}_$][\p{L}\d_$]*/u;
const quoted = /^(['"])(.*?)\1/;
const spread = /^\.\.\.(?:require\s*\(\s*(['"])(.*?)\1\s*\)|[\p{L}_$][\p{L}\d_$]*)/u;

// The keys of `{ a, b: c, 'd': e, ...require('f') }`, up to the first member that is not so simple.
function readLiteral(text, found) {
  let at = 1;
  const take = (pattern) => {
    const match = RegExpPrototypeExec(pattern, StringPrototypeSlice(text, at));
    if (match !== null) at += match[0].length;
    return match;
  };
  for (;;) {
    take(space);
    const spreads = take(spread);
    if (spreads !== null) {
      if (spreads[2] !== undefined) ArrayPrototypePush(found.reexports, spreads[2]);
    } else {
      const plain = take(identifier);
      const name = plain !== null ? plain[0] : take(quoted)?.[2];
      if (name === undefined) return;
      take(space);
      if (text[at] === ':') {
        at++;
        take(space);
        if (take(identifier) === null) return;
        found.names.add(name);
      } else if (plain !== null) {
        found.names.add(name);
      }
    }
    take(space);
    if (text[at] !== ',') return;
    at++;
  }
}

function scan(text) {
  const found = { names: new SafeSet(), reexports: [] };
  token.lastIndex = 0;
  for (let match = RegExpPrototypeExec(token, text); match !== null; match = RegExpPrototypeExec(token, text)) {
    const name = match[1] ?? match[3] ?? match[5];
    if (name !== undefined) {
      found.names.add(name);
    } else if (match[8] !== undefined) {
      ArrayPrototypePush(found.reexports, match[8]);
    } else if (match[6] !== undefined) {
      const value = StringPrototypeSlice(text, match.index + match[0].length);
      const other = RegExpPrototypeExec(reexport, value);
      if (other !== null) found.reexports = [other[2]];
      else if (StringPrototypeStartsWith(value, '{')) readLiteral(value, found);
    }
  }
  return found;
}

function collect(path, text, names, seen) {
  if (seen.has(path)) return;
  seen.add(path);
  const found = scan(text);
  found.names.forEach((name) => names.add(name));
  const { Module } = require('internal/cjs_loader');
  for (let i = 0; i < found.reexports.length; i++) {
    try {
      const other = Module.createRequire(path).resolve(found.reexports[i]);
      const otherText = other[0] === '/' ? binding.modules.read(other) : undefined;
      if (typeof otherText === 'string') collect(other, otherText, names, seen);
    } catch {
      // It will fail when it is run, if it is.
    }
  }
}

// Without 'default'.
function exportNames(path, text) {
  const names = new SafeSet();
  collect(path, text, names, new SafeSet());
  names.delete('default');
  const list = [];
  names.forEach((name) => ArrayPrototypePush(list, name));
  return list;
}

module.exports = { exportNames };
