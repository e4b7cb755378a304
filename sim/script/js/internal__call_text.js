'use strict';
// The text of a call in a script, for assert's "The expression evaluated to a falsy value".

const {
  ArrayPrototypeJoin, ArrayPrototypeSlice, StringPrototypeIncludes, StringPrototypeSlice, StringPrototypeSplit,
  StringPrototypeStartsWith, RegExpPrototypeExec,
} = primordials;

// Where the parenthesis that opens at `open` closes; strings, templates and comments are skipped. -1 if nowhere.
function closingOf(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const c = text[i];
    if (c === "'" || c === '"' || c === '`') {
      for (i++; i < text.length && text[i] !== c; i++) if (text[i] === '\\') i++;
    } else if (c === '/' && text[i + 1] === '/') {
      while (i < text.length && text[i] !== '\n') i++;
    } else if (StringPrototypeIncludes('([{', c)) {
      depth++;
    } else if (StringPrototypeIncludes(')]}', c) && --depth === 0) {
      return i;
    }
  }
  return -1;
}

// The call that stands around line and column (both from 1); undefined if it cannot be read.
function callText(file, line, column) {
  let source;
  try {
    const path = StringPrototypeStartsWith(file, 'file://') ? StringPrototypeSlice(file, 7) : file;
    source = require('fs').readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  if (typeof source !== 'string') return undefined;
  const text = ArrayPrototypeJoin(ArrayPrototypeSlice(StringPrototypeSplit(source, '\n'), line - 1), '\n');
  let start = column - 1;
  while (start > 0 && RegExpPrototypeExec(/[\w$.]/, text[start - 1]) !== null) start--;
  let open = start;
  while (open < text.length && RegExpPrototypeExec(/[\w$.\s]/, text[open]) !== null) open++;
  if (text[open] !== '(') return undefined;
  const close = closingOf(text, open);
  return close === -1 ? undefined : StringPrototypeSlice(text, start, close + 1);
}

module.exports = { callText };
