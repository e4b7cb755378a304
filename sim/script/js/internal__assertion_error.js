'use strict';
// AssertionError and its messages: what was found and what was expected, line by line.

const {
  ArrayPrototypeConcat, ArrayPrototypeJoin, ArrayPrototypePop, ArrayPrototypeSlice, Error,
  ErrorCaptureStackTrace, MathMax, ObjectAssign, ObjectDefineProperty, ObjectGetPrototypeOf, String,
  StringPrototypeEndsWith, StringPrototypeRepeat, StringPrototypeSlice, StringPrototypeSplit, SymbolFor,
} = primordials;
const { inspect } = require('internal/inspect');
const { isAtLeast } = require('internal/versions');
const { validateObject } = require('internal/validators');

const heads = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

// Node 10 said it the other way round.
const isOldest = !isAtLeast(12);
const ofActual = isOldest ? '-' : '+', ofExpected = isOldest ? '+' : '-';
if (isOldest) {
  heads.deepStrictEqual = 'Input A expected to strictly deep-equal input B:';
  heads.strictEqual = 'Input A expected to strictly equal input B:';
  heads.strictEqualObject = heads.strictEqual;
  heads.notDeepStrictEqual = 'Identical input passed to notDeepStrictEqual:';
  heads.notStrictEqual = 'Identical input passed to notStrictEqual:';
  heads.notStrictEqualObject = heads.notStrictEqual;
  heads.notIdentical = 'Input objects identical but not reference equal:';
}

// Since Node 22 a message ends with a line break, an error says how it compared, and only texts get a mark.
const endsWithLine = isAtLeast(22);

const isObject = (value) => typeof value === 'object' && value !== null;

function linesOf(value) {
  return StringPrototypeSplit(textOf(value), '\n');
}
function textOf(value) {
  return inspect(value, {
    compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false,
    showProxy: false, sorted: true, getters: true,
  });
}

function shortened(lines) {
  return lines.length > 50 ? ArrayPrototypeConcat(ArrayPrototypeSlice(lines, 0, 46), ["..."]) : lines;
}

// "1 !== 2" for short primitives; undefined if lines have to be compared.
function shortComparison(actual, expected, a, b, head) {
  if (isOldest || a.length !== 1 || b.length !== 1 || a[0] === b[0] || a[0].length + b[0].length > 12) return undefined;
  if (isObject(actual) || isObject(expected) || (actual === 0 && expected === 0)) return undefined;
  return `${head}\n\n${a[0]} !== ${b[0]}\n`;
}

// A mark under the first character that differs, if both are one line and begin alike.
function differenceMark(a, b, operator) {
  if (isOldest || a.length !== 1 || b.length !== 1 || a[0] === b[0] || operator === 'strictEqualObject') return '';
  const total = a[0].length + b[0].length;
  if (total <= 12 || total >= 80) return '';
  let i = 0;
  while (a[0][i] === b[0][i]) i++;
  return i > 2 ? `\n  ${StringPrototypeRepeat(' ', i)}^` : '';
}

// Lines that are equal but for a comma at the end are equal; the comma is shown.
function sameLine(actual, expected) {
  if (actual === expected) return actual;
  if (isOldest) return undefined;
  if (StringPrototypeEndsWith(actual, ',') && StringPrototypeSlice(actual, 0, -1) === expected) return actual;
  const bare = StringPrototypeEndsWith(expected, ',') ? StringPrototypeSlice(expected, 0, -1) : undefined;
  return bare === actual ? expected : undefined;
}

// Compares line by line and shows at most some fifty lines, folding long runs of equal ones.
class Difference {
  constructor(a, b, ends) {
    this.a = a;
    this.b = b;
    this.text = '';
    this.expected = '';  // lines of `b` that follow the lines of `a` of the same block
    this.identical = 0;
    this.printed = 0;
    this.skipped = ends.skipped;
  }

  // The equal lines just before a difference: up to three, more become "...".
  context(lines, i) {
    if (this.identical > 2) {
      if (this.identical > 3) {
        if (this.identical === 5) this.line(lines[i - 3]);
        else if (this.identical > 5) {
          this.text += '\n...';
          this.skipped = true;
        }
        this.line(lines[i - 2]);
      }
      this.line(lines[i - 1]);
    }
    this.identical = 0;
  }
  line(text) {
    this.text += `\n  ${text}`;
    this.printed++;
  }

  // False if the rest is too long to show.
  compare() {
    const { a, b } = this;
    const count = MathMax(a.length, b.length);
    const longer = a.length >= b.length ? a : b;
    const shared = a.length >= b.length ? b.length : a.length;
    for (let i = 0; i < count; i++) {
      const same = i < shared ? sameLine(a[i], b[i]) : undefined;
      if (same !== undefined) {
        this.text += this.expected;
        this.expected = '';
        if (++this.identical <= 2) this.line(same);
      } else {
        this.context(i < shared ? a : longer, i);
        if (i < a.length) this.text += `\n${ofActual} ${a[i]}`;
        if (i < b.length) this.expected += `\n${ofExpected} ${b[i]}`;
        this.printed += i < shared ? 2 : 1;
      }
      if (this.printed > 50 && i < count - 2) return false;
    }
    return true;
  }
}

// Takes equal lines off the ends of both; the last of them are shown again behind the difference.
function takeEnds(a, b, marked) {
  let count = 0;
  let end = '';
  let other = '';
  let last = a[a.length - 1];
  while (a.length > 0 && b.length > 0 && (last = a[a.length - 1]) === b[b.length - 1]) {
    if (count++ < 3) end = `\n  ${last}${end}`;
    else other = last;
    ArrayPrototypePop(a);
    ArrayPrototypePop(b);
  }
  const skipped = count >= 5;
  if (skipped) end = `\n...${end}`;
  if (other !== '') end = `\n  ${other}${end}`;
  return { end: end + marked, skipped };
}

// Since Node 22. Values of one line are shown one below the other, unless both are objects.
function newerDifferenceMessage(actual, expected, head, operator) {
  const a = linesOf(actual), b = linesOf(expected);
  const short = shortComparison(actual, expected, a, b, head);
  if (short !== undefined) return short;
  const legend = `${head}\n+ actual - expected\n`;
  if (a.length === 1 && b.length === 1 && a[0] !== b[0] && !(isObject(actual) && isObject(expected))) {
    const mark = typeof actual === 'string' && typeof expected === 'string' ? differenceMark(a, b, operator) : '';
    return `${legend}\n+ ${a[0]}\n- ${b[0]}${mark}\n`;
  }
  if (ArrayPrototypeJoin(a, '\n') === ArrayPrototypeJoin(b, '\n')) {
    return `${heads.notIdentical}\n\n${ArrayPrototypeJoin(shortened(a), '\n')}\n`;
  }
  const { showDifference } = require('internal/line_difference');
  const { text, isShortened } = showDifference(a, b, isObject(actual));
  return `${legend}${isShortened ? '... Skipped lines\n' : ''}${text}\n`;
}

function differenceMessage(actual, expected, operator, message) {
  const bothObjects = (isObject(actual) && isObject(expected)) ||
    (typeof actual === 'function' && typeof expected === 'function');
  if (operator === 'strictEqual' && bothObjects) operator = 'strictEqualObject';
  const head = message || heads[operator];
  if (isAtLeast(22)) return newerDifferenceMessage(actual, expected, head, operator);
  const a = linesOf(actual), b = linesOf(expected);
  const short = shortComparison(actual, expected, a, b, head);
  if (short !== undefined) return short;

  const mark = differenceMark(a, b, operator);
  const ends = takeEnds(a, b, mark);
  if (a.length === 0 && b.length === 0) {
    return `${heads.notIdentical}\n\n${ArrayPrototypeJoin(shortened(linesOf(actual)), '\n')}\n`;
  }
  const difference = new Difference(a, b, ends);
  const legend = `${head}\n${isOldest ? '+ expected - actual' : '+ actual - expected'}`;
  const whole = difference.compare();
  if (!whole) return `${legend} ... Lines skipped\n${difference.text}\n...${difference.expected}\n...`;
  const skipped = difference.skipped ? ' ... Lines skipped' : '';
  return `${legend}${skipped}\n${difference.text}${difference.expected}${ends.end}`;
}

function unequalMessage(actual, operator) {
  let head = heads[operator];
  if (operator === 'notStrictEqual' && (isObject(actual) || typeof actual === 'function')) {
    head = heads.notStrictEqualObject;
  }
  const lines = shortened(linesOf(actual));
  if (lines.length === 1) return `${head}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
  return `${head}\n\n${ArrayPrototypeJoin(lines, '\n')}\n`;
}

const cut = (text, max) => (text.length > max ? `${StringPrototypeSlice(text, 0, max - 3)}...` : text);

function otherMessage(actual, expected, operator) {
  if (isOldest) return `${cut(inspect(actual), 128)} ${operator} ${cut(inspect(expected), 128)}`;
  const a = textOf(actual);
  const b = textOf(expected);
  if (operator === 'notDeepEqual' && a === b) return cut(`${heads[operator]}\n\n${a}`, 1024);
  const left = cut(a, 512), right = cut(b, 512);
  if (operator === 'deepEqual') {
    return `${heads.deepEqual}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
  }
  const head = heads[`${operator}Unequal`];
  if (head) return `${head}\n\n${left}\n\nshould not loosely deep-equal\n\n${right}`;
  return `${left} ${operator} ${right}`;
}

// An error without its stack, which would differ in any case.
function withoutStack(error) {
  const copy = ObjectAssign({ __proto__: ObjectGetPrototypeOf(error) }, error);
  ObjectDefineProperty(copy, 'message', { __proto__: null, value: error.message });
  return copy;
}

function messageOf({ message, operator, actual, expected }) {
  const compared = operator === 'deepStrictEqual' || operator === 'strictEqual';
  // The newer ones show the difference below a message of the user's own, too.
  if (message != null && !(compared && isAtLeast(20, 3))) return String(message);
  if (message == null && actual instanceof Error && expected instanceof Error) {
    actual = withoutStack(actual);
    expected = withoutStack(expected);
  }
  if (compared) return differenceMessage(actual, expected, operator, message ?? '');
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
    return unequalMessage(actual, operator);
  }
  return otherMessage(actual, expected, operator);
}

function shortenText(text) {
  const lines = StringPrototypeSplit(text, '\n');
  if (lines.length > 10) return `${ArrayPrototypeJoin(ArrayPrototypeSlice(lines, 0, 10), '\n')}\n...`;
  return text.length > 512 ? `${StringPrototypeSlice(text, 512)}...` : text;
}

class AssertionError extends Error {
  constructor(options) {
    validateObject(options, 'options');
    super(messageOf(options));
    const { message, actual, expected, operator, stackStartFn, stackStartFunction } = options;
    this.generatedMessage = !message;
    // The head of the stack names the code.
    ObjectDefineProperty(this, 'name', {
      __proto__: null, value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true,
      configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    if (endsWithLine) this.diff = options.diff ?? 'simple';
    ErrorCaptureStackTrace(this, stackStartFn || stackStartFunction);
    this.stack;  // put together now
    if (isAtLeast(12)) this.name = 'AssertionError';
  }

  toString() { return `${this.name}${isAtLeast(12) ? ` [${this.code}]` : ''}: ${this.message}`; }

  [SymbolFor('nodejs.util.inspect.custom')](depth, options) {
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = shortenText(actual);
    if (typeof expected === 'string') this.expected = shortenText(expected);
    const text = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

module.exports = { AssertionError };
