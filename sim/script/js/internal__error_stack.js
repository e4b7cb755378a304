'use strict';
// Makes error.stack what V8 makes it. The engine notes the frames when an error is created; the text is put
// together when it is first read, so that a name or message assigned in the meantime shows in its head, as in
// V8. Each error has its own property for it, which until Node 20 is a value from its first reading on. Loaded
// by internal/primordials, before everything else: captures for itself what it needs.

const { Error, TypeError, WeakSet } = globalThis;
const uncurryThis = Function.prototype.bind.bind(Function.prototype.call);
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, isExtensible } = Reflect;
const toText = uncurryThis(Error.prototype.toString);
const indexOf = uncurryThis(String.prototype.indexOf);
const endsWith = uncurryThis(String.prototype.endsWith);
const slice = uncurryThis(String.prototype.slice);
const startsWith = uncurryThis(String.prototype.startsWith);
const notedStack = uncurryThis(getOwnPropertyDescriptor(Error.prototype, 'stack').get);
const nativeCapture = Error.captureStackTrace;
const { entry: entryNow, errorOf, keepStack, ownStacks } = binding.util;
const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

const isOfTarget = (line) =>
  indexOf(line, ' (node:internal/event_target:') !== -1 || indexOf(line, ' (node:internal/message_port:') !== -1;
const workerName = '[worker eval]:', textOfWorker = `Object.<anonymous> (${workerName}`;
const at = '    at ', unnamed = '<anonymous> (', unnamedNative = '<anonymous> (native)';
const native = ' (native)', hidden = '- (native)';

// What a frame of an ES module is marked with: V8 tells the URL of its file.
const moduleMark = '~';
const isOfModule = (frame) => startsWith(frame, moduleMark) || startsWith(frame, `async ${moduleMark}`);
function withURL(frame) {
  const mark = indexOf(frame, moduleMark), place = indexOf(frame, ' (') + 2;
  return `${slice(frame, 0, mark)}${slice(frame, mark + 1, place)}file://${slice(frame, place)}`;
}

// "x (native)" is "x (<anonymous>)" in V8, and "<anonymous> (x.js:1:2)" is "x.js:1:2".
function frameText(noted) {
  const frame = isOfModule(noted) ? withURL(noted) : noted;
  const isAsync = startsWith(frame, 'async ');
  const call = isAsync ? slice(frame, 6) : frame, prefix = isAsync ? 'async ' : '';
  if (startsWith(call, textOfWorker)) return slice(call, textOfWorker.length - workerName.length, -1);
  if (call === unnamedNative) return `${prefix}<anonymous>`;
  if (startsWith(call, unnamed) && endsWith(call, ')')) return prefix + slice(call, unnamed.length, -1);
  return endsWith(frame, native) ? `${slice(frame, 0, -native.length)} (<anonymous>)` : frame;
}

// Without regular expressions: those run what a script put in the place of exec().
function linesOf(text) {
  const lines = [];
  for (let begin = 0; begin < text.length;) {
    const newline = indexOf(text, '\n', begin), end = newline === -1 ? text.length : newline;
    lines[lines.length] = slice(text, begin + at.length, end);
    begin = end + 1;
  }
  return lines;
}

const isOfNode = (line) => indexOf(line, '(node:') !== -1 || endsWith(line, native);
const isOfLoader = (line) => indexOf(line, '(node:internal/cjs_loader:') !== -1;

function isOfFiles(stretch) {
  for (let i = 0; i < stretch.length; i++) {
    if (indexOf(stretch[i], '(node:internal/fs/') === -1) return false;
  }
  return true;
}

const rejection = 'rejectionError (node:internal/fatal_error:';
// Whether what is emitted there is 'uncaughtException'.
function isHandlers(stretch, begin) {
  for (let i = begin; i < stretch.length; i++) {
    if (startsWith(stretch[i], 'handleException (node:internal/process:')) return true;
  }
  return false;
}

// In the place of a stretch of our own functions: those that Node's own stack has there; itself if nobody knows them.
function ofNodesOwn(stretch, isOutermost, entry) {
  const {
    framesBelow, framesOfFile, framesOfRequire, notFoundFrames, mainModuleFrames, fileFrames, emitPlace, handlerFrames, rejectionFrames,
  } = require('internal/stack_frames');
  let isLoader = false, isImporting = false;
  for (let i = 0; i < stretch.length; i++) {
    isLoader ||= isOfLoader(stretch[i]);
    isImporting ||= endsWith(stretch[i], 'importModule (native)');
  }
  if (stretch.length > 1 && startsWith(stretch[1], rejection)) return rejectionFrames(entry);
  if (isImporting && isOutermost) return mainModuleFrames() ?? stretch;
  if (isLoader && !isOutermost) {
    return startsWith(stretch[0], 'notFound (node:') ? notFoundFrames() : framesOfRequire();
  }
  const ofWorker = isLoader && isOutermost && binding.workers.threadId !== 0 ?
    require('internal/worker_frames').mainOfWorkerFrames(stretch, framesOfFile) : undefined;
  if (ofWorker) return ofWorker;
  if (isOutermost && stretch.length && isOfFiles(stretch)) return fileFrames(stretch) ?? stretch;
  if (isOutermost && (isLoader || stretch.length === 0)) return framesBelow(entry) ?? stretch;
  const { callerOf, framesInPlace, listenFrames } = require('internal/stack_stretches');
  const listening = stretch.length ? listenFrames(stretch) : undefined;
  if (listening) return listening;
  const caller = isOutermost ? callerOf(stretch) : undefined;
  // What calls a script's function for it stands next to that.
  let first = 0;
  while (first < stretch.length && endsWith(stretch[first], native)) first++;
  const callsScript = first < stretch.length && framesInPlace(stretch[first]) !== undefined;
  const shown = [];
  for (let i = 0; i < (caller ? caller.count : stretch.length); i++) {
    const line = stretch[i];
    const known = (callsScript ? framesInPlace(line, stretch[i + 1]) : undefined) ??
      (isOfTarget(line) ? require('internal/worker_frames').targetFrames(line, stretch[i - 1]) : undefined);
    if (known) {
      for (let k = 0; k < known.length; k++) shown[shown.length] = known[k];
      continue;
    }
    const isEmit = indexOf(line, 'emit (node:events:') !== -1;
    const isRepeated = i > 0 && line === stretch[i - 1] && line === 'JSON.parse (native)';
    if (line === hidden || isRepeated || line === 'Object.dispatch (native)' ||
      line === 'new Array (native)') continue;
    const isOfHandler = isEmit && startsWith(line, 'process.') && isHandlers(stretch, i);
    const place = isEmit ? emitPlace(line, isOfHandler) : undefined;
    shown[shown.length] = place ? `${slice(line, 0, indexOf(line, ' ('))} (${place})` : frameText(line);
    if (place && startsWith(line, 'process.')) {
      const frames = isOfHandler ? handlerFrames() : [];
      for (let k = 0; k < frames.length; k++) shown[shown.length] = frames[k];
      break;
    }
  }
  for (let i = 0; caller && i < caller.frames.length; i++) shown[shown.length] = caller.frames[i];
  return shown;
}

const isOfWaitingFiles = (line) => indexOf(line, '(node:internal/fs/handle:') !== -1;
const waiting = (line) => require('internal/fs/frames').waitingFrame(line) ?? frameText(line);

// An immediate is called as its _onImmediate, which it loses when the call is over: what is read later does not say so.
const immediate = 3, kinds = 15, subjectBit = 17;
const called = 'Immediate._onImmediate (', as = ' [as _onImmediate]';
function isOver(entry) {
  const now = entryNow();
  return (now & kinds) !== immediate || now >>> subjectBit !== entry >>> subjectBit;
}
function withoutCall(frame) {
  if (startsWith(frame, called)) return `Immediate.<anonymous> (${slice(frame, called.length)}`;
  const begin = startsWith(frame, 'Immediate.') ? indexOf(frame, as) : -1;
  return begin === -1 ? frame : slice(frame, 0, begin) + slice(frame, begin + as.length);
}

// The frames that the engine noted, the innermost first, and as the last line what called the outermost and how many
// are wanted.
function framesText(noted) {
  const lines = linesOf(noted);
  let entry = 0, limit = lines.length, end = lines.length;
  const last = end && lines[end - 1];
  if (last && startsWith(last, '=')) {
    const space = indexOf(last, ' ');
    entry = +slice(last, 1, space);
    limit = +slice(last, space + 1);
    end--;
  }
  const isPast = (entry & kinds) === immediate && isOver(entry);
  let text = '', count = 0;
  const add = (frame) => {
    if (count++ < limit) text += `${count > 1 ? '\n' : ''}${at}${frame}`;
  };
  let asyncBegin = end;
  while (asyncBegin > 0 && startsWith(lines[asyncBegin - 1], 'async ')) asyncBegin--;
  for (let i = 0; ; i++) {  // a stretch of Node's own, which may be empty, and a frame of the script's
    const stretch = [];
    while (i < asyncBegin && isOfNode(lines[i])) stretch[stretch.length] = lines[i++];
    const isOutermost = i === asyncBegin;
    const shown = stretch.length || isOutermost ? ofNodesOwn(stretch, isOutermost && count > 0, entry) : [];
    for (let j = 0; j < shown.length; j++) add(shown[j]);
    if (isOutermost) break;
    add(isPast ? withoutCall(frameText(lines[i])) : frameText(lines[i]));
  }
  for (let i = asyncBegin; i < end; i++) add(isOfWaitingFiles(lines[i]) ? waiting(lines[i]) : frameText(lines[i]));
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

// Those whose stack was read or set, where that makes it a value.
const known = new WeakSet();
const know = uncurryThis(WeakSet.prototype.add), forget = uncurryThis(WeakSet.prototype.delete);
const isKnown = (error) => has(known, error), has = uncurryThis(WeakSet.prototype.has);

function getStack() {
  const error = errorOf(this);
  if (error === undefined) return undefined;
  const noted = notedStack(error), text = areFrames(noted) ? stackText(error, noted) : noted;
  if (!areAccessors) {
    know(known, error);
    defineStack(error, text);  // not on a frozen one
  } else if (text !== noted) {
    keepStack(error, text);
  }
  return text;
}

function setStack(value) {
  const error = areAccessors ? errorOf(this) : undefined;
  if (!areAccessors && isObject(this)) know(known, this);
  if (error === undefined && !isObject(this)) return;
  if (error === undefined || value === undefined || areFrames(value)) defineStack(error ?? this, value);
  else keepStack(error, value);
}

// The text is put together when it is first read: what the object is called may be said later.
function captureStackTrace(object, constructorOption) {
  if (!isObject(object)) throw new TypeError('invalid_argument');
  if (!isExtensible(object) && !getOwnPropertyDescriptor(object, 'stack')) {
    throw new TypeError('Cannot define property stack, object is not extensible');
  }
  if (!areAccessors) forget(known, object);
  nativeCapture(object, typeof constructorOption === 'function' ? constructorOption : captureStackTrace);
  const noted = getOwnPropertyDescriptor(object, 'stack')?.value;
  if (!areFrames(noted)) return;
  defineLate(object, () => stackText(object, noted));
}
function defineLate(object, makeText) {
  const late = {
    get stack() {
      const text = makeText();
      if (!areAccessors) know(known, object);
      defineStack(object, text);
      return text;
    },
  };
  const { get: getLate } = getOwnPropertyDescriptor(late, 'stack');
  defineProperty(object, 'stack',
    { __proto__: null, get: getLate, set: setStack, enumerable: false, configurable: true });
}

// As in V8 a plain property, which is read for each error (observe_stacks.inc).
const limitName = 'stackTraceLimit';
function limitTo(value) {
  return defineProperty(Error, limitName,
    { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}
delete Error[limitName];
limitTo(10);
// What `make` gives under another limit. A script may have deleted the property, or frozen Error: that stays, and then
// what is made has the frames that the script wants.
function limitedTo(count, make) {
  const given = getOwnPropertyDescriptor(Error, limitName);
  limitTo(count);
  try {
    return make();
  } finally {
    if (given) defineProperty(Error, limitName, { __proto__: null, ...given });
    else delete Error[limitName];
  }
}
// Of errors that the loop brings: no script's function is there to show.
const withoutFrames = (make) => limitedTo(0, make);
// Of errors whose frames are known: each "\n    at ...".
function withFrames(makeFrames, make) {
  const error = withoutFrames(make);
  defineLate(error, () => toText(error) + makeFrames());
  return error;
}

defineProperty(getStack, 'name', { __proto__: null, value: '' });
defineProperty(setStack, 'name', { __proto__: null, value: '' });
const areAccessors = ownStacks(getStack, setStack);
delete Error.prototype.stack;
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

// The frames above the caller's, at most `count`, as the engine knows them, whatever the script has set.
const siteMethod = (name) => uncurryThis(callSitePrototype[name]);
const functionOf = siteMethod('getFunctionName'), fileOf = siteMethod('getFileName');
const lineOf = siteMethod('getLineNumber'), columnOf = siteMethod('getColumnNumber');
const sitesThemselves = (error, sites) => sites;
function notedFrames(count) {
  const own = 3;  // this function, and what it calls for the error
  const prepared = getPrepare(Error);
  setPrepare(Error, sitesThemselves);
  try {
    const sites = limitedTo(count + own, () => notedStack(new Error()));
    let text = '';
    for (let i = own; i < sites.length; i++) {
      const site = sites[i], file = fileOf(site);
      const place = file === null ? 'native' : `${file}:${lineOf(site)}:${columnOf(site)}`;
      text += `${at}${functionOf(site) || '<anonymous>'} (${place})\n`;
    }
    return text;
  } finally {
    setPrepare(Error, prepared);
  }
}

// The error's own stack, if it has one that is a text.
function ownStack(error) {
  try {
    const { stack } = error;
    return typeof stack === 'string' ? stack : undefined;
  } catch {
    return undefined;
  }
}

// Whether somebody has read it: V8 no longer knows then where the error was made. Not of what the engine throws where
// something is missing, which keeps its place.
const missing = ['Cannot read propert', 'Cannot destructure '];
function isStackRead(error) {
  if (!isObject(error) || errorOf(error) !== error) return false;
  if (areAccessors) {
    const { value } = getOwnPropertyDescriptor(error, 'stack') ?? {};
    if (value === undefined && areFrames(notedStack(error))) return false;
  } else if (!isKnown(error)) {
    return false;
  }
  const message = getOwnPropertyDescriptor(error, 'message')?.value;
  if (typeof message !== 'string' || getPrototypeOf(error) !== TypeError.prototype) return true;
  return !startsWith(message, missing[0]) && !startsWith(message, missing[1]);
}

module.exports = { captureStackTrace, isStackRead, notedFrames, ownStack, withFrames, withoutFrames };
