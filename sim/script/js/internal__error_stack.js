'use strict';
// Makes error.stack what V8 makes it. The engine notes the frames when an error is created; the text is put
// together when it is first read, so that a name or message assigned in the meantime shows in its head, as in
// V8. From then on it is an own property. Loaded by internal/primordials, before everything else: captures
// for itself what it needs.

const { Error } = globalThis;
const uncurryThis = Function.prototype.bind.bind(Function.prototype.call);
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const toText = uncurryThis(Error.prototype.toString);
const indexOf = uncurryThis(String.prototype.indexOf);
const endsWith = uncurryThis(String.prototype.endsWith);
const slice = uncurryThis(String.prototype.slice);
const startsWith = uncurryThis(String.prototype.startsWith);
const notedStack = uncurryThis(getOwnPropertyDescriptor(Error.prototype, 'stack').get);
const nativeCapture = Error.captureStackTrace;

const at = '    at ', unnamed = '    at <anonymous> (', native = ' (native)';

// "    at <anonymous> (x.js:1:2)" is "    at x.js:1:2" in V8.
function frameText(frame) {
  if (startsWith(frame, unnamed) && endsWith(frame, ')')) return at + slice(frame, unnamed.length, -1);
  return endsWith(frame, native) ? `${slice(frame, 0, -native.length)} (<anonymous>)` : frame;
}

// Without regular expressions: those run what a script put in the place of exec().
function framesText(frames) {
  let text = '';
  for (let begin = 0; begin < frames.length;) {
    const newline = indexOf(frames, '\n', begin), end = newline === -1 ? frames.length : newline;
    text += (begin === 0 ? '' : '\n') + frameText(slice(frames, begin, end));
    begin = end + 1;
  }
  return text;
}

// Frames as the engine notes them; other texts are what an Error.prepareStackTrace made.
const areFrames = (noted) => noted === '' || (typeof noted === 'string' && startsWith(noted, at));

function stackText(object, frames) {
  let head;
  try {
    head = toText(object);
  } catch {
    head = '<error>';
  }
  return frames === '' ? head : `${head}\n${framesText(frames)}`;
}

function defineStack(object, value) {
  return defineProperty(object, 'stack',
    { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}

const accessor = {
  get stack() {
    const noted = notedStack(this);  // undefined if this is no error
    if (!areFrames(noted)) return noted;
    const text = stackText(this, noted);
    defineStack(this, text);  // not on a frozen error
    return text;
  },
  set stack(value) { defineStack(this, value); },
};

function captureStackTrace(object, constructorOption) {
  nativeCapture(object, typeof constructorOption === 'function' ? constructorOption : captureStackTrace);
  const noted = getOwnPropertyDescriptor(object, 'stack')?.value;
  if (areFrames(noted)) defineStack(object, stackText(object, noted));
}

const { get, set } = getOwnPropertyDescriptor(accessor, 'stack');
defineProperty(
  Error.prototype, 'stack', { __proto__: null, get, set, enumerable: false, configurable: true });
defineProperty(Error, 'captureStackTrace',
  { __proto__: null, value: captureStackTrace, writable: true, enumerable: false, configurable: true });

// Frames as objects: what a function in Error.prepareStackTrace gets. They have all of V8's methods from the first such
// function on. Their class has no name, so one of them is asked for its prototype.
const prepare = getOwnPropertyDescriptor(Error, 'prepareStackTrace');
const setPrepare = uncurryThis(prepare.set), getPrepare = uncurryThis(prepare.get);
Error.prepareStackTrace = (error, sites) => sites;
const callSitePrototype = getPrototypeOf(new Error().stack[0]);
Error.prepareStackTrace = undefined;
let areComplete = false;
const { set: completeAndSet } = getOwnPropertyDescriptor({
  set prepareStackTrace(value) {
    if (!areComplete) require('internal/call_site')(callSitePrototype);
    areComplete = true;
    setPrepare(this, value);
  },
}, 'prepareStackTrace');
defineProperty(Error, 'prepareStackTrace', { __proto__: null, ...prepare, set: completeAndSet });

// The engine would ask an object for its number in the midst of each error, and never frees it. In V8 what is no number
// lets no frames be noted.
const limit = getOwnPropertyDescriptor(Error, 'stackTraceLimit');
const setLimit = uncurryThis(limit.set);
let givenLimit = Error.stackTraceLimit;
const { get: getGiven, set: setGiven } = getOwnPropertyDescriptor({
  get stackTraceLimit() { return givenLimit; },
  set stackTraceLimit(value) {
    givenLimit = value;
    setLimit(Error, typeof value === 'number' ? value : 0);
  },
}, 'stackTraceLimit');
defineProperty(Error, 'stackTraceLimit', { __proto__: null, ...limit, get: getGiven, set: setGiven });

// The frames above the caller's, at most `count`, as the engine notes them, whatever the script has set.
function notedFrames(count) {
  const prepared = getPrepare(Error);
  setPrepare(Error, undefined);
  setLimit(Error, count + 1);
  try {
    const text = notedStack(new Error());
    const own = indexOf(text, '\n');
    return own === -1 ? '' : slice(text, own + 1);
  } finally {
    setLimit(Error, typeof givenLimit === 'number' ? givenLimit : 0);
    setPrepare(Error, prepared);
  }
}

module.exports = { notedFrames };
