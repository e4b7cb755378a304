'use strict';
// The names that a CommonJS module exports, guessed from its text as Node guesses them (cjs-module-lexer): what
// `import { name }` of such a module can be. It never runs the text.

const {
  ArrayPrototypePush, RegExpPrototypeExec, RegExpPrototypeSymbolReplace, SafeSet, StringPrototypeSlice,
  StringPrototypeStartsWith,
} = primordials;

const comments = /\/\*[^]*?\*\/|(^|[^:'"`\\])\/\/.*$/gm;
const assignment = /(?:\bmodule\s*\.\s*)?\bexports\s*(?:\.\s*([\p{L}_$][\p{L}\d_$]*)|\[\s*(['"])(.*?)\2\s*\])\s*=(?!=)/gu;
const definition = /\bObject\s*\.\s*defineProperty\s*\(\s*(?:module\s*\.\s*)?exports\s*,\s*(['"])(.*?)\1/g;
const whole = /\bmodule\s*\.\s*exports\s*=\s*/g;
const reexport = /^require\s*\(\s*(['"])(.*?)\1\s*\)/;
const starExport = /\b(?:__exportStar|__export|tslib\.__exportStar)\s*\(\s*require\s*\(\s*(['"])(.*?)\1\s*\)/g;
const member = /^\s*(?:(\.\.\.)\s*require\s*\(\s*(['"])(.*?)\2\s*\)|([\p{L}_$][\p{L}\d_$]*)|(['"])(.*?)\5)\s*(,|:|\}|\()?/u;
const simpleValue = /^\s*(?:[\p{L}_$][\p{L}\d_$.]*|-?\d+(?:\.\d+)?|(['"])(?:(?!\1).)*\1)\s*(,|\})/u;

function each(pattern, text, visit) {
  pattern.lastIndex = 0;
  for (let match = RegExpPrototypeExec(pattern, text); match !== null; match = RegExpPrototypeExec(pattern, text)) {
    visit(match);
  }
}

// The keys of `module.exports = { a, b: c, 'd': 1, ...require('e') }`, up to the first that is not so simple.
function readLiteral(text, found) {
  let rest = StringPrototypeSlice(text, 1);
  for (;;) {
    const match = RegExpPrototypeExec(member, rest);
    if (match === null) return;
    if (match[1] !== undefined) ArrayPrototypePush(found.reexports, match[3]);
    const name = match[4] ?? match[6];
    if (name !== undefined && match[7] !== '(') found.names.add(name);
    rest = StringPrototypeSlice(rest, match[0].length);
    if (match[7] === ',') continue;
    if (match[7] !== ':') return;
    const value = RegExpPrototypeExec(simpleValue, rest);
    if (value === null || value[2] !== ',') return;
    rest = StringPrototypeSlice(rest, value[0].length);
  }
}

function scan(text) {
  const found = { names: new SafeSet(), reexports: [] };
  text = RegExpPrototypeSymbolReplace(comments, text, '$1');
  each(assignment, text, (match) => found.names.add(match[1] ?? match[3]));
  each(definition, text, (match) => found.names.add(match[2]));
  each(starExport, text, (match) => ArrayPrototypePush(found.reexports, match[2]));
  each(whole, text, (match) => {
    const value = StringPrototypeSlice(text, match.index + match[0].length);
    const other = RegExpPrototypeExec(reexport, value);
    if (other !== null) found.reexports = [other[2]];
    else if (StringPrototypeStartsWith(value, '{')) readLiteral(value, found);
  });
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
