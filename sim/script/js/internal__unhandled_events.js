'use strict';
// An 'error' event that nobody listened to ends the program, and Node tells where it was emitted, too. The lines were
// read from real Node, of the versions that the profiles stand for.

const {
  ArrayPrototypeConcat, ArrayPrototypeIndexOf, ArrayPrototypeJoin, ArrayPrototypeSlice, ArrayPrototypeSplice, MathMin, SafeWeakMap,
  StringPrototypeIncludes, StringPrototypeSplit,
} = primordials;
const { file, frameOfTicks, inner, placeOfEmit } = require('internal/stack_frames');
const { captureStackTrace, ownStack } = require('internal/error_stack');
const { isAtLeast, ofProfile } = require('internal/versions');

// destroy: emitErrorNT and emitErrorCloseNT of streams. server: emitErrorNT of net.
// client: the listener of a request's socket, and the function that it calls.
const tables = {
  __proto__: null,
  10: { destroy: '91:8 59:3', server: '1307:8', client: '401:9' },
  12: { destroy: '92:8 60:3', server: '1343:8', client: '427:9' },
  14: { destroy: '106:8 74:3', server: '1358:8', client: '475:9' },
  16: { destroy: '157:8 122:3', server: '1490:8', client: '494:9' },
  18: { destroy: '151:8 116:3', server: '1844:8', client: '501:9' },
  20.2: { destroy: '151:8 116:3', server: '1850:8', client: '495:9' },
  20: { destroy: '169:8 128:3', server: '1944:8', client: '504:5 101:11' },
  22: { destroy: '170:8 129:3', server: '1977:8', client: '575:5 108:11' },
  24: { destroy: '170:8 129:3', server: '2416:8', client: '766:5 114:11' },
  26: { destroy: '170:8 129:3', server: '2478:8', client: '776:5 114:11' },
};
const table = ofProfile(tables);

const noted = new SafeWeakMap();  // by error

function nameOf(emitter) {
  try {
    const { name } = emitter.constructor;
    return name === 'EventEmitter' || !isAtLeast(12) ? '' : ` on ${name} instance`;
  } catch {
    return '';
  }
}
// Notes where emit(emitter, 'error', error) was called.
function note(emitter, error, emit) {
  const own = {};
  captureStackTrace(own, emit);
  noted.set(error, { emitter, own });
}

const at = (name, module, place) => `    at ${name} (${module}:${place})`;
// Of emitters whose errors come from the loop.
function framesOfLoop(emitter) {
  const ticks = ArrayPrototypeSlice(StringPrototypeSplit(frameOfTicks(2), '\n'), 1);
  const { Server } = require('net');
  if (emitter instanceof Server) return ArrayPrototypeConcat([at('emitErrorNT', file('net'), table.server)], ticks);
  const { 0: told, 1: closing } = StringPrototypeSplit(table.destroy, ' '), destroy = inner('streams/destroy');
  const closer = isAtLeast(14) ? 'emitErrorCloseNT' : 'emitErrorAndCloseNT';
  const streams = ArrayPrototypeConcat([at('emitErrorNT', destroy, told), at(closer, destroy, closing)], ticks);
  if (!(emitter instanceof require('http').ClientRequest)) return streams;
  const { 0: listener, 1: event } = StringPrototypeSplit(table.client, ' '), client = file('_http_client');
  const own = [at('Socket.socketErrorListener', client, listener), at('Socket.emit', file('events'), placeOfEmit(0))];
  return ArrayPrototypeConcat(event ? [at('emitErrorEvent', client, event)] : [], own, streams);
}

// Lines that both have, at least four: only the first and the last of them are shown. From 24 on all are.
function leaveOutCommon(own, lines) {
  for (let i = 0; i < own.length - 3; i++) {
    const place = ArrayPrototypeIndexOf(lines, own[i]);
    if (place === -1) continue;
    const most = MathMin(own.length - i, lines.length - place);
    let length = 1;
    while (length < most && own[i + length] === lines[place + length]) length++;
    if (length <= 3) continue;
    ArrayPrototypeSplice(own, i + 1, length - 2, '    [... lines matching original stack trace ...]');
    return;
  }
}
// Whether no function of the script's is among them: those have a whole path, an URL or [eval].
const paths = ['(/', 'at /', 'async /', 'file:', ':\\', '[eval'];
function isOfLoop(lines) {
  for (let i = 0; i < lines.length; i++) {
    for (let k = 0; k < paths.length; k++) if (StringPrototypeIncludes(lines[i], paths[k])) return false;
  }
  return true;
}

// The stack with which such an error is printed; undefined if it is another one.
function stackOf(error) {
  const event = noted.get(error);
  const stack = event === undefined ? undefined : ownStack(error);
  if (stack === undefined) return undefined;
  const { emitter, own } = event;
  const linesOf = (text) => ArrayPrototypeSlice(StringPrototypeSplit(text, '\n'), 1);
  let frames = linesOf(own.stack);
  if (isOfLoop(frames)) frames = framesOfLoop(emitter);
  else if (!isAtLeast(24)) leaveOutCommon(frames, linesOf(stack));
  return `${stack}\nEmitted 'error' event${nameOf(emitter)} at:\n${ArrayPrototypeJoin(frames, '\n')}`;
}

module.exports = { note, stackOf };
