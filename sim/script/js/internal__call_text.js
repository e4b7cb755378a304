'use strict';
// The text of a call in a script, for assert's "The expression evaluated to a falsy value".

const {
  ArrayPrototypeJoin, ArrayPrototypeSlice, RegExpPrototypeExec, StringPrototypeIncludes,
  StringPrototypeLastIndexOf, StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith,
} = primordials;

// Where the parenthesis that opens at `open` closes; strings, templates and comments are skipped. -1 if
// nowhere.
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

// The engine gives a place within the call, not its beginning: of the calls that reach over that place, the
// innermost of something called assert, ok or strict, or else the innermost.
function callAround(source, place) {
  let from = place;
  for (let lines = 0; from > 0 && lines < 10; from--) if (source[from - 1] === '\n') lines++;
  const callee = /[\w$][\w$.]*\s*\(/g;
  callee.lastIndex = from;
  let best, bestNamed = false;
  for (let found; (found = RegExpPrototypeExec(callee, source)) !== null && found.index <= place;) {
    const close = closingOf(source, callee.lastIndex - 1);
    const named = RegExpPrototypeExec(/(?:assert|ok|strict)\s*\($/, found[0]) !== null;
    if (close >= place && (named || !bestNamed)) {
      best = { start: found.index, end: close + 1 };
      bestNamed = named;
    }
  }
  return best;
}

// Line and column count from 1; undefined if the call cannot be read.
function callText(file, line, column) {
  let source;
  try {
    const path = StringPrototypeStartsWith(file, 'file://') ? StringPrototypeSlice(file, 7) : file;
    source = require('fs').readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  if (typeof source !== 'string') return undefined;
  const before =
    ArrayPrototypeJoin(ArrayPrototypeSlice(StringPrototypeSplit(source, '\n'), 0, line - 1), '\n');
  const call = callAround(source, before.length + (line > 1 ? 1 : 0) + column - 1);
  if (call === undefined) return undefined;
  const indentation = call.start - (StringPrototypeLastIndexOf(source, '\n', call.start) + 1);
  const lines = StringPrototypeSplit(StringPrototypeSlice(source, call.start, call.end), '\n');
  for (let i = 1; i < lines.length; i++) {
    let spaces = 0;
    while (spaces < indentation && (lines[i][spaces] === ' ' || lines[i][spaces] === '\t')) spaces++;
    lines[i] = `  ${StringPrototypeSlice(lines[i], spaces)}`;
  }
  return ArrayPrototypeJoin(lines, '\n');
}

module.exports = { callText };
