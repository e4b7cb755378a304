'use strict';
// How util.inspect shows an error: its stack, headed by the class it really has; the frames it shares with
// its cause folded; and those of its properties that the stack does not show.

const {
  ArrayIsArray, ArrayPrototypeIncludes, ArrayPrototypeIndexOf, ArrayPrototypeJoin, ArrayPrototypePush,
  ArrayPrototypeSplice, ErrorPrototypeToString, MathMin, RegExpPrototypeExec, String, StringPrototypeEndsWith,
  StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeRepeat, StringPrototypeReplaceAll,
  StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith,
} = primordials;

const { isAtLeast } = require('internal/versions');

function stackText(error) {
  return error.stack ? String(error.stack) : ErrorPrototypeToString(error);
}

// The first run of more than three lines of `a` that also stands in `b`: { offset in a, length }.
function sharedRun(a, b) {
  for (let i = 0; i < a.length - 3; i++) {
    const at = ArrayPrototypeIndexOf(b, a[i]);
    if (at === -1) continue;
    const max = MathMin(a.length - i, b.length - at);
    let length = 1;
    while (length < max && a[i + length] === b[at + length]) length++;
    if (length > 3) return { offset: i, length };
  }
  return { offset: 0, length: 0 };
}

function framesOf(ctx, error, frames, isError) {
  const lines = StringPrototypeSplit(frames, '\n');
  let cause;
  try {
    ({ cause } = error);
  } catch {
    return lines;  // a getter that throws shows nothing
  }
  if (cause == null || !isError(cause)) return lines;
  const causeStack = stackText(cause);
  const start = StringPrototypeIndexOf(causeStack, '\n    at');
  if (start === -1) return lines;
  const { offset, length } =
    sharedRun(lines, StringPrototypeSplit(StringPrototypeSlice(causeStack, start + 1), '\n'));
  if (length > 0) {
    const message = `    ... ${length - 2} lines matching cause stack trace ...`;
    ArrayPrototypeSplice(lines, offset + 1, length - 2, ctx.stylize(message, 'undefined'));
  }
  return lines;
}

// A stack says "Error: x" also for a class that only extends Error: say the class.
function improveHead(stack, constructor, name, prefixOf) {
  let length = name.length;
  const ordinary = StringPrototypeEndsWith(name, 'Error') && StringPrototypeStartsWith(stack, name) &&
    (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !ordinary) return stack;

  let fallback = 'Error';
  if (constructor === null) {
    const start = RegExpPrototypeExec(/^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/, stack) ??
      RegExpPrototypeExec(/^([a-z_A-Z0-9-]*Error)$/, stack);
    fallback = start?.[1] ?? '';
    length = fallback.length;
    fallback ||= 'Error';
  }
  const prefix = StringPrototypeSlice(prefixOf(fallback), 0, -1);
  if (name === prefix) return stack;
  const rest = StringPrototypeSlice(stack, length);
  if (!StringPrototypeIncludes(prefix, name)) return `${prefix} [${name}]${rest}`;
  return length === 0 ? `${prefix}: ${stack}` : prefix + rest;
}

// Removes from `keys` what the stack already shows, and adds the hidden `cause` and `errors`.
function adjustKeys(ctx, keys, error, stack) {
  if (!ctx.showHidden && keys.length !== 0) {
    const shown = ['name', 'message', 'stack'];
    for (let i = 0; i < 3; i++) {
      const at = ArrayPrototypeIndexOf(keys, shown[i]);
      if (at === -1) continue;
      const value = error[shown[i]];
      const isNone = isAtLeast(22) && typeof value !== 'string';
      if (isNone || StringPrototypeIncludes(stack, String(value))) ArrayPrototypeSplice(keys, at, 1);
    }
  }
  if ('cause' in error && !ArrayPrototypeIncludes(keys, 'cause')) ArrayPrototypePush(keys, 'cause');
  if (ArrayIsArray(error.errors) && !ArrayPrototypeIncludes(keys, 'errors'))
    ArrayPrototypePush(keys, 'errors');
}

// Before 12: the stack and all keys.
function formatOlder(ctx, error) {
  const stack = stackText(error);
  if (ctx.indentationLvl === 0) return StringPrototypeIncludes(stack, '\n    at') ? stack : `[${stack}]`;
  return StringPrototypeReplaceAll(stack, '\n', `\n${StringPrototypeRepeat(' ', ctx.indentationLvl)}`);
}

// `prefixOf(fallback)` is the usual "Class [tag] " prefix.
function formatError(ctx, error, constructor, keys, prefixOf, isError) {
  if (!isAtLeast(12)) return formatOlder(ctx, error);
  const name = error.name != null ? String(error.name) : 'Error';
  let stack = stackText(error);
  adjustKeys(ctx, keys, error, stack);
  stack = improveHead(stack, constructor, name, prefixOf);

  const { message } = error;
  let at = (message && StringPrototypeIndexOf(stack, message)) || -1;
  if (at !== -1) at += message.length;
  const start = StringPrototypeIndexOf(stack, '\n    at', at);
  if (start === -1) {
    stack = `[${stack}]`;
  } else {
    const lines = framesOf(ctx, error, StringPrototypeSlice(stack, start + 1), isError);
    if (ctx.colors) require('internal/inspect_frames').paintFrames(ctx, lines);
    stack = `${StringPrototypeSlice(stack, 0, start)}\n${ArrayPrototypeJoin(lines, '\n')}`;
  }
  if (ctx.indentationLvl === 0) return stack;
  return StringPrototypeReplaceAll(stack, '\n', `\n${StringPrototypeRepeat(' ', ctx.indentationLvl)}`);
}

module.exports = { formatError, sharedRun };
