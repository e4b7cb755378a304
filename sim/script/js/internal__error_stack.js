'use strict';
// Makes error.stack what V8 makes it. The engine notes the frames when an error is created; the text is put together
// when it is first read, so that a name or message assigned in the meantime shows in its head, as in V8. From then
// on it is an own property. Runs once, before user code.

const {
  Error, ErrorPrototype, ErrorPrototypeGetStack, ErrorPrototypeToString, ObjectDefineProperty,
  ObjectGetOwnPropertyDescriptor, RegExpPrototypeSymbolReplace, StringPrototypeEndsWith, StringPrototypeSlice,
} = primordials;
const nativeCapture = primordials.ErrorCaptureStackTrace;

const anonymousFrame = /^( {4}at )<anonymous> \((.*)\)$/gm;
const nativeFrame = / \(native\)$/gm;

// "    at <anonymous> (x.js:1:2)" is "    at x.js:1:2" in V8.
function framesText(frames) {
  if (StringPrototypeEndsWith(frames, '\n')) frames = StringPrototypeSlice(frames, 0, -1);
  frames = RegExpPrototypeSymbolReplace(anonymousFrame, frames, '$1$2');
  return RegExpPrototypeSymbolReplace(nativeFrame, frames, ' (<anonymous>)');
}

function stackText(object, frames) {
  let head;
  try {
    head = ErrorPrototypeToString(object);
  } catch {
    head = '<error>';
  }
  return frames === '' ? head : `${head}\n${framesText(frames)}`;
}

function defineStack(object, value) {
  ObjectDefineProperty(object, 'stack', {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

const accessor = {
  get stack() {
    const noted = ErrorPrototypeGetStack(this);  // undefined if this is no error; no text if the user prepared it
    if (typeof noted !== 'string') return noted;
    const text = stackText(this, noted);
    try {
      defineStack(this, text);
    } catch {
      return text;  // a frozen error
    }
    return text;
  },
  set stack(value) { defineStack(this, value); },
};

function captureStackTrace(object, constructorOption) {
  nativeCapture(object, typeof constructorOption === 'function' ? constructorOption : captureStackTrace);
  const noted = ObjectGetOwnPropertyDescriptor(object, 'stack')?.value;
  if (typeof noted === 'string') defineStack(object, stackText(object, noted));
}

module.exports = function install() {
  const { get, set } = ObjectGetOwnPropertyDescriptor(accessor, 'stack');
  ObjectDefineProperty(ErrorPrototype, 'stack', { __proto__: null, get, set, enumerable: false, configurable: true });
  ObjectDefineProperty(Error, 'captureStackTrace', {
    __proto__: null, value: captureStackTrace, writable: true, enumerable: false, configurable: true,
  });
};
