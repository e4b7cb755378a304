'use strict';
// Makes error.stack what V8 makes it. The engine notes the frames when an error is created; the text is put
// together when it is first read, so that a name or message assigned in the meantime shows in its head, as in
// V8. From then on it is an own property. Loaded by internal/primordials, before everything else: captures
// for itself what it needs.

const uncurryThis = Function.prototype.bind.bind(Function.prototype.call);
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const toText = uncurryThis(Error.prototype.toString);
const replace = uncurryThis(RegExp.prototype[Symbol.replace]);
const endsWith = uncurryThis(String.prototype.endsWith);
const slice = uncurryThis(String.prototype.slice);
const startsWith = uncurryThis(String.prototype.startsWith);
const notedStack = uncurryThis(getOwnPropertyDescriptor(Error.prototype, 'stack').get);
const nativeCapture = Error.captureStackTrace;

const anonymousFrame = /^( {4}at )<anonymous> \((.*)\)$/gm;
const nativeFrame = / \(native\)$/gm;

// "    at <anonymous> (x.js:1:2)" is "    at x.js:1:2" in V8.
function framesText(frames) {
  if (endsWith(frames, '\n')) frames = slice(frames, 0, -1);
  return replace(nativeFrame, replace(anonymousFrame, frames, '$1$2'), ' (<anonymous>)');
}

// Frames as the engine notes them; other texts are what an Error.prepareStackTrace made.
const areFrames = (noted) => noted === '' || (typeof noted === 'string' && startsWith(noted, '    at '));

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
const setPrepare = uncurryThis(prepare.set);
Error.prepareStackTrace = (error, sites) => sites;
const callSitePrototype = getPrototypeOf(new Error().stack[0]);
Error.prepareStackTrace = undefined;
let areComplete = false;
const { set: completeAndSet } = getOwnPropertyDescriptor({
  set prepareStackTrace(value) {
    if (!areComplete) {
      areComplete = true;
      require('internal/call_site')(callSitePrototype);
    }
    setPrepare(this, value);
  },
}, 'prepareStackTrace');
defineProperty(Error, 'prepareStackTrace', { __proto__: null, ...prepare, set: completeAndSet });
