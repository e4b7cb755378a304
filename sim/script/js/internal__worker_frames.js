'use strict';
// What stands below the main script of a worker and below listeners of event targets and ports in Node's own stacks. Read
// from real Node, of the versions that the profiles stand for.

const {
  ArrayPrototypeConcat, StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit,
  StringPrototypeStartsWith,
} = primordials;
const { file, inner } = require('internal/stack_frames');
const { isAtLeast, isOlder20, ofProfile } = require('internal/versions');

// target: the call of a listener, dispatchEvent(), the caller of an `on...`, what tells a message, and the end of a port.
// worker: what runs
// a file, and what runs a text. text: the places between the text and that.
const tables = {
  __proto__: null,
  12: { target: '314:20 0:0 0:0 11:10 0:0', worker: '164:24 158:7', text: '120:18 309:38 10:26 999:30 94:25' },
  14: { target: '399:24 357:26 589:12 18:26 127:8', worker: '187:24 176:7', text: '134:12 310:38 81:19 6:22 80:60' },
  16: { target: '736:20 678:26 1021:12 23:28 254:8', worker: '197:24 186:7', text: '129:12 313:38 79:19 6:22 78:60' },
  18: { target: '786:20 721:26 1072:12 23:28 255:8', worker: '184:26 166:9', text: '143:10 100:14 6:24 83:62 114:10' },
  20.2: { target: '762:20 704:26 1047:12 23:28 254:8', worker: '185:26 167:9', text: '122:12 298:38 83:21 6:24 82:62 104:10' },
  20: { target: '831:20 766:26 1115:12 23:28 255:8', worker: '192:26 173:9', text: '209:10 118:14 6:24 101:62 133:3' },
  22: { target: '843:20 776:26 1128:12 23:28 173:8', worker: '226:26 194:9', text: '209:10 446:12 6:24 444:60 279:30 291:3' },
  24: { target: '848:20 789:26 1138:12 23:28 173:8', worker: '223:26 191:9', text: '219:10 451:12 6:24 449:60 283:30 295:3' },
  26: { target: '872:20 813:26 1162:12 23:28 173:8', worker: '249:26 210:9', text: '219:10 485:12 6:24 483:60 317:30 329:3' },
};
const table = ofProfile(tables);
const places = table && StringPrototypeSplit(table.target, ' ');
const targets = inner('event_target');

function messageFrames() {
  const emitter = isAtLeast(20) && !isOlder20 ? 'MessagePort.<anonymous>' :
    isAtLeast(18) ? 'exports.emitMessage' : 'MessagePort.exports.emitMessage';
  return [`${emitter} (${inner('per_context/messageport')}:${places[3]})`];
}
function listenerFrames(owner) {
  if (!isAtLeast(14)) {
    return [`${owner}.emit (events.js:${places[0]})`, `${owner}.onmessage (${inner('worker/io')}:80:8)`];
  }
  return [`${isAtLeast(18) ? '' : `${owner}.`}[nodejs.internal.kHybridDispatch] (${targets}:${places[0]})`];
}

// Between the text of a worker and what runs it.
function textFrames() {
  const at = StringPrototypeSplit(table.text, ' '), execution = inner('process/execution'), vm = file('vm');
  const wrapper = '[worker eval]-wrapper';
  if (!isAtLeast(18) || isOlder20) {
    const frames = [`Script.runInThisContext (${vm}:${at[0]})`, `Object.runInThisContext (${vm}:${at[1]})`];
    if (!isAtLeast(14)) {
      return ArrayPrototypeConcat(frames, [`Object.<anonymous> (${wrapper}:${at[2]})`,
        `Module._compile (${inner('modules/cjs/loader')}:${at[3]})`, `evalScript (${execution}:${at[4]})`]);
    }
    const tail = isOlder20 ? [`runScript (${execution}:${at[4]})`, `evalScript (${execution}:${at[5]})`] :
      [`evalScript (${execution}:${at[4]})`];
    return ArrayPrototypeConcat(frames, [`${execution}:${at[2]}`, `${wrapper}:${at[3]}`], tail);
  }
  const names = isAtLeast(22) ? ['runScriptInContext', 'evalFunction', 'evalTypeScript'] : ['runScript', 'evalScript'];
  const frames = [`runScriptInThisContext (${inner('vm')}:${at[0]})`, `${execution}:${at[1]}`, `${wrapper}:${at[2]}`];
  for (let i = 0; i < names.length; i++) frames[i + 3] = `${names[i]} (${execution}:${at[i + 3]})`;
  return frames;
}

// In the place of the outermost stretch of ours, below the main script of a worker; undefined if it is not that.
function mainOfWorkerFrames(stretch, framesOfFile) {
  let isText = false, isWorker = false;
  for (let i = 0; i < stretch.length; i++) {
    isText ||= StringPrototypeIncludes(stretch[i], 'runEval (node:internal/cjs_loader:');
    isWorker ||= StringPrototypeIncludes(stretch[i], '(node:internal/worker_main:');
  }
  if (!isWorker || !table) return undefined;
  const { 0: ofFile, 1: ofText } = StringPrototypeSplit(table.worker, ' ');
  const caller = [`MessagePort.<anonymous> (${inner('main/worker_thread')}:${isText ? ofText : ofFile})`];
  return ArrayPrototypeConcat(isText ? textFrames() : framesOfFile(), caller, listenerFrames('MessagePort'), messageFrames());
}

const receiver = 'receive (node:internal/message_port:';
// In the place of one line of ours, in a stretch below a listener; undefined if it is not of an event target or a port.
// above: the line before it.
function targetFrames(line, above = '') {
  if (!table) return undefined;
  if (StringPrototypeStartsWith(line, receiver)) return messageFrames();
  if (StringPrototypeStartsWith(line, '<anonymous> (node:internal/message_port:')) {
    return StringPrototypeStartsWith(above, receiver) ? [] : [`MessagePort.onclose (${inner('worker/io')}:${places[4]})`];
  }
  const at = StringPrototypeIndexOf(line, ' (node:internal/event_target:');
  if (at === -1) return undefined;
  const name = StringPrototypeSlice(line, 0, at), dot = StringPrototypeIndexOf(name, '.');
  const owner = dot === -1 ? 'MessagePort' : StringPrototypeSlice(name, 0, dot);
  switch (StringPrototypeSlice(name, dot + 1)) {
    case '#call': return listenerFrames(owner);
    case '[kDispatch]': return [];
    case 'listener': return isAtLeast(14) ? [`${owner}.eventHandler (${targets}:${places[2]})`] : undefined;
    case 'dispatchEvent': return [`${name} (${targets}:${places[1]})`];
    default: return undefined;
  }
}

module.exports = { mainOfWorkerFrames, targetFrames };
