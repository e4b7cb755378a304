'use strict';
// Where Node's own JavaScript calls a script, as the stacks of its errors show it: the frames below the script's own.
// They were read from real Node, of the versions that the profiles stand for. Numbers are line:column.

// No statement here asks for an iterator of arrays: a script may have replaced it.
const {
  ArrayPrototypeConcat, ArrayPrototypeSlice, StringPrototypeIncludes, StringPrototypeSplit, StringPrototypeStartsWith,
} = primordials;
const { major, isOlder20, ofProfile } = require('internal/versions');

// task_queues: a tick without arguments; its line with one; microtasks behind ticks; runNextTicks() by microtasks alone
// and by ticks. timers: the drain in a list, between lists; the calls of a list and of a timer; the drain between
// immediates and their call. emit: without and with 'error' or subclasses' checks. modules: compile, extension, load,
// _load, wrap, require, require(), and what runs the main module. files: the callback of a call, and of readFile. esm:
// ModuleJob.run() of the main module, and what waits for it.
const tables = {
  __proto__: null,
  10: { emit: ['198:13', '203:15'], modules: ['778:30', '789:10', '653:32', '593:12', '585:3', '692:17', '25:18'] },
  12: { ticks: ['79:11', 83, '97:5', '62:5', '66:3'], timers: ['523:9', '494:9', '554:17', '497:7', '434:9', '461:21'],
        queued: ['153:7', '189:9', '150:8'],
        files: ['169:5', '63:3'],
        emit: ['314:20', '326:22'], modules: ['999:30', '1027:10', '863:32', '708:14', null, '887:19', '74:18'],
        main: ['60:12', '17:47'],
        esm: ['145:37',
              'async Loader.import (internal/modules/esm/loader.js:182:24)',
              'async Object.loadESM (internal/process/esm_loader.js:68:5)'] },
  14: { ticks: ['77:11', 81, '95:5', '60:5', '64:3'], timers: ['526:9', '497:9', '557:17', '500:7', '437:9', '464:21'],
        queued: ['141:7', '197:9', '138:8'],
        files: ['193:5', '71:3'],
        emit: ['400:28', '412:35'], modules: ['1114:14', '1143:10', '979:32', '819:12', null, '1003:19', '107:18'],
        main: ['75:12', '17:47'],
        esm: ['183:25',
              'async Loader.import (internal/modules/esm/loader.js:178:24)',
              'async Object.loadESM (internal/process/esm_loader.js:68:5)',
              'async handleMainPromise (internal/modules/run_main.js:59:12)'] },
  16: { ticks: ['78:11', 82, '96:5', '61:5', '65:3'], timers: ['528:9', '499:9', '559:17', '502:7', '437:9', '466:21'],
        queued: ['141:7', '203:9', '138:8'],
        files: ['203:5', '68:3'],
        emit: ['513:28', '525:35'], modules: ['1198:14', '1252:10', '1076:32', '911:12', null, '1100:19', '119:18'],
        main: ['81:12', '22:47'],
        esm: ['193:25', 'async Promise.all (index 0)',
              'async ESMLoader.import (node:internal/modules/esm/loader:530:24)',
              'async loadESM (node:internal/process/esm_loader:91:5)',
              'async handleMainPromise (node:internal/modules/run_main:65:12)'] },
  18: { ticks: ['77:11', 81, '95:5', '60:5', '64:3'], timers: ['538:9', '509:9', '569:17', '512:7', '447:9', '476:21'],
        queued: ['140:7', '203:9', '137:8'],
        files: ['203:5', '68:3'],
        emit: ['517:28', '529:35'], modules: ['1364:14', '1422:10', '1203:32', '1019:12', null, '1231:19', '177:18'],
        main: ['128:12', '28:49'],
        esm: ['195:25',
              'async ModuleLoader.import (node:internal/modules/esm/loader:337:24)',
              'async loadESM (node:internal/process/esm_loader:34:7)',
              'async handleMainPromise (node:internal/modules/run_main:106:12)'] },
  20.2: { ticks: ['77:11', 81, '95:5', '60:5', '64:3'],
          timers: ['540:9', '511:9', '573:17', '514:7', '449:9', '478:21'], queued: ['140:7', '206:9', '137:8'],
          files: ['199:5', '68:3'],
          emit: ['511:28', '523:35'],
          modules: ['1255:14', '1309:10', '1113:32', '960:12', null, '1137:19', '121:18'], main: ['83:12', '23:47'],
          esm: ['192:25'] },
  20: { ticks: ['77:11', 81, '95:5', '60:5', '64:3'], timers: ['545:9', '516:9', '581:17', '519:7', '454:9', '483:21'],
        queued: ['140:7', '206:9', '137:8'],
        files: ['198:5', '68:3'],
        emit: ['524:28', '536:35'], modules: ['1521:14', '1623:10', '1266:32', '1091:12', null, '1289:19', '182:18'],
        main: ['164:12', '28:49'],
        esm: ['325:25',
              'async ModuleLoader.import (node:internal/modules/esm/loader:606:24)',
              'async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:117:5)'] },
  22: { ticks: ['84:11', 88, '103:5', '64:5', '68:3'], timers: ['547:9', '518:9', '585:17', '521:7', '452:9', '484:21'],
        queued: ['149:7', '214:14', '146:8'],
        files: ['197:5', '68:3'],
        emit: ['519:28', '531:35'], modules: ['1781:14', '1913:10', '1505:32', '1309:12', '254:19', '1527:12', '147:16'],
        main: ['171:5', '36:49'],
        esm: ['343:25',
              'async onImport.tracePromise.__proto__ (node:internal/modules/esm/loader:681:26)',
              'async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:117:5)'] },
  24: { ticks: ['85:11', 89, '104:5', '65:5', '69:3'], timers: ['644:9', '615:9', '685:17', '618:7', '541:9', '574:21'],
        files: ['199:5', '96:3'],
        emit: ['514:28', '526:24'], modules: ['1929:14', '2060:10', '1651:32', '1443:12', '261:19', '1674:12', '157:16'],
        main: ['154:5', '33:47'],
        esm: ['561:25',
              'async node:internal/modules/esm/loader:647:26',
              'async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:101:5)'] },
  26: { ticks: ['85:11', 89, '104:5', '65:5', '69:3'], timers: ['644:9', '615:9', '685:17', '618:7', '541:9', '574:21'],
        files: ['197:5', '516:11'],
        emit: ['514:20', '526:24'], modules: ['1956:14', '2096:10', '1678:32', '1470:12', '261:19', '1701:12', '318:16'],
        main: ['171:5', '33:47'],
        esm: ['569:25',
              'async node:internal/modules/esm/loader:650:26',
              'async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:105:5)'] },
};
const table = ofProfile(tables);

const file = major < 16 ? (name) => `${name}.js` : (name) => `node:${name}`;
const inner = (name) => file(`internal/${name}`);
const ofProcess = major < 18 ? '' : 'process.';

function moduleFrames(kind = major < 18 ? 0 : major < 22 ? 1 : 2) {
  const loader = inner('modules/cjs/loader');
  const extensions = ['Object.Module._extensions..js', 'Module._extensions..js', 'Object..js'];
  const loads = ['Function.Module._load', 'Module._load', 'Function._load', 'Module._load'];
  const { 0: compile, 1: extension, 2: load, 3: unwrapped, 4: wrap } = table.modules;
  const frames = [`Module._compile (${loader}:${compile})`, `${extensions[kind]} (${loader}:${extension})`,
                  `Module.load (${loader}:${load})`];
  if (major === 10) {
    frames[3] = `tryModuleLoad (${loader}:${unwrapped})`;
    frames[4] = `Function.Module._load (${loader}:${wrap})`;
    return frames;
  }
  frames[3] = `${loads[major < 24 ? kind : 3]} (${loader}:${unwrapped})`;
  if (wrap) frames[4] = `wrapModuleLoad (${loader}:${wrap})`;
  return frames;
}

function mainFrames() {
  if (major === 10) {
    return ['Function.Module.runMain (internal/modules/cjs/loader.js:831:12)', 'startup (internal/bootstrap/node.js:283:19)',
            'bootstrapNodeJSCore (internal/bootstrap/node.js:623:3)'];
  }
  return [entryPointFrame(), `${inner('main/run_main_module')}:${table.main[1]}`];
}
function entryPointFrame() {
  const owner = major < 24 ? 'Function' : 'Module';
  return `${owner}.executeUserEntryPoint [as runMain] (${inner('modules/run_main')}:${table.main[0]})`;
}

// Where require() finds no module.
function notFoundFrames() {
  const places = StringPrototypeSplit(ofProfile({
    __proto__: null, 10: '636:15 562:25', 12: '815:15 667:27', 14: '931:15 774:27', 16: '1028:15 873:27',
    18: '1140:15 981:27', 20.2: '1070:15 923:27', 20: '1207:15 1038:27', 22: '1430:15 1040:19 1045:22 1216:25',
    24: '1564:15 1118:27 1142:10 1169:12 1341:5', 26: '1591:15 1145:27 1169:10 1196:12 1368:5',
  }), ' ');
  const owner = major < 18 ? 'Function.Module' : major === 22 ? 'Function' : 'Module', loader = inner('modules/cjs/loader');
  const between = major < 22 ? [] : major === 22 ? ['defaultResolveImpl', 'resolveForCJSWithHooks'] :
    ['wrapResolveFilename', 'defaultResolveImplForCJSLoading', 'resolveForCJSWithHooks'];
  const names = ArrayPrototypeConcat([`${owner}._resolveFilename`], between, [`${owner}._load`]);
  const frames = [];
  for (let i = 0; i < names.length; i++) frames[i] = `${names[i]} (${loader}:${places[i]})`;
  if (table.modules[4] && major > 10) frames[names.length] = `wrapModuleLoad (${loader}:${table.modules[4]})`;
  return ArrayPrototypeConcat(frames, requireFrames());
}

function requireFrames() {
  const helpers = inner(major < 18 ? 'modules/cjs/helpers' : 'modules/helpers');
  return [`Module.require (${inner('modules/cjs/loader')}:${table.modules[5]})`,
          `require (${helpers}:${table.modules[6]})`];
}

// The numbers are Observer::entry()'s.
const other = 0, mainScript = 1, timer = 2, immediate = 3, tick = 4;
const nowhere = 0, timerList = 1, betweenLists = 2;
const plainMicrotask = 0x10000;

// A callback that gets arguments is called two lines below.
function placeWith(place, hasArguments, column) {
  if (!hasArguments) return place;
  const { 0: line, 1: plain } = StringPrototypeSplit(place, ':');
  return `${+line + 2}:${column ?? plain}`;
}

function timerFrames(isIn, hasArguments = false) {
  const { 0: inList, 1: between, 2: bare, 3: call } = table.timers, timers = inner('timers');
  if (isIn === betweenLists) return [`${ofProcess}processTimers (${timers}:${between})`];
  const list = placeWith(bare, hasArguments, major < 14 ? undefined : 11);
  return [`listOnTimeout (${timers}:${isIn === timerList ? inList : list})`,
          `${ofProcess}processTimers (${timers}:${call})`];
}

// queueMicrotask()'s callbacks are run by an AsyncResource until 22.
function microtaskFrames() {
  if (!table.queued) return [];
  const { 0: callback, 1: scope, 2: run } = table.queued, queues = inner('process/task_queues');
  return [`${queues}:${callback}`, `AsyncResource.runInAsyncScope (${file('async_hooks')}:${scope})`,
          `AsyncResource.runMicrotask (${queues}:${run})`];
}

function tickPlace(count) {
  const { 0: bare, 1: first } = table.ticks;
  return count === 0 ? bare : `${first + Math.min(count, 5) - 1}:${count < 5 ? 21 : 22}`;
}
function drainFrames(kind, entry) {
  const takesTicks = (entry >> 7) & 1, count = (entry >> 8) & 0xff;
  const frames = entry & plainMicrotask ? microtaskFrames() : [];
  const line = !takesTicks ? null : kind !== tick ? table.ticks[2] : tickPlace(count);
  return ArrayPrototypeConcat(frames, drainFramesAt(entry, line));
}
// line: of processTicksAndRejections(), null if that does not run.
function drainFramesAt(entry, line) {
  const isIn = (entry >> 4) & 7, frames = [];
  const { 3: alone, 4: behindTicks } = table.ticks, queues = inner('process/task_queues');
  if (line !== null) {
    frames[0] = `${isIn === nowhere ? ofProcess : ''}processTicksAndRejections (${queues}:${line})`;
  }
  if (isIn === nowhere) return frames;
  frames[frames.length] = `runNextTicks (${queues}:${line !== null ? behindTicks : alone})`;
  const caller = isIn === timerList || isIn === betweenLists ? timerFrames(isIn)
    : [`${ofProcess}processImmediate (${inner('timers')}:${table.timers[4]})`];
  return ArrayPrototypeConcat(frames, caller);
}

// What stands below a script's outermost function; null: nobody knows.
function framesBelow(entry) {
  const kind = entry & 15;
  if (kind === mainScript) return ArrayPrototypeConcat(moduleFrames(), mainFrames());
  if (!table.ticks) return null;
  const hasArguments = ((entry >> 8) & 0xff) > 0;
  if (kind === timer) return timerFrames(nowhere, hasArguments);
  if (kind === immediate) {
    return [`${ofProcess}processImmediate (${inner('timers')}:${placeWith(table.timers[5], hasArguments)})`];
  }
  return kind === other ? null : drainFrames(kind, entry);
}

// Of what tells a rejection with no Error, from 20.3 on.
function rejectionFrames(entry) {
  const { 0: thrower, 1: caller, 2: drain } = ofProfile({
    __proto__: null, 20: ['389:7', '470:17', '96:32'], 22: ['392:7', '475:17', '104:32'],
    24: ['392:7', '475:17', '106:37'], 26: ['322:7', '405:17', '106:37'],
  });
  const promises = inner('process/promises');
  const frames = [`throwUnhandledRejectionsMode (${promises}:${thrower})`, `processPromiseRejections (${promises}:${caller})`];
  return ArrayPrototypeConcat(frames, drainFramesAt(entry, drain));
}

// Of a worker's file.
const framesOfFile = () =>
  ArrayPrototypeConcat(moduleFrames(major === 20 && !isOlder20 ? 2 : undefined), [entryPointFrame()]);
const framesOfRequire = () => ArrayPrototypeConcat(moduleFrames(), requireFrames());
// EventEmitter.prototype.emit() calls an only listener in one place, and several in another: the process has some of its own.
const emitPlace = (frame, isOfHandler) => {
  const isOfMany = StringPrototypeStartsWith(frame, 'process.') && !isOfHandler;
  return `${file('events')}:${placeOfEmit(isOfMany ? 1 : 0)}`;
};
// What tells 'uncaughtException', which mostly has one listener; in a worker its own function calls that.
function handlerFrames() {
  const { 0: place, 1: ofWorker } = ofProfile({
    __proto__: null, 10: ['497:27'], 12: ['165:25', '184:15'], 14: ['167:25', '209:15'], 16: ['149:25', '219:15'],
    18: ['169:25', '208:15'], 20.2: ['159:25', '209:15'], 20: ['188:25', '216:15'], 22: ['155:25', '250:15'],
    24: ['159:25', '247:15'], 26: ['192:32', '273:15'],
  });
  const handler = `${inner(major < 12 ? 'bootstrap/node' : 'process/execution')}:${place}`;
  if (binding.workers.threadId === 0) return [`process._fatalException (${handler})`];
  return [handler, `process.workerOnGlobalUncaughtException [as _fatalException] (${inner('main/worker_thread')}:${ofWorker})`];
}

const placeOfEmit = (index) => table.emit[index];
// What calls a tick with so many arguments.
function frameOfTicks(count) {
  if (!table.ticks) return '\n    at process._tickCallback (internal/process/next_tick.js:63:19)';
  return `\n    at ${ofProcess}processTicksAndRejections (${inner('process/task_queues')}:${tickPlace(count)})`;
}

// The callback of a call of fs. Of 26's readFile there is a receiver, too, which ours has not.
const isReadFile = (line) => StringPrototypeIncludes(line, '(node:internal/fs/whole_files:');
function fileFrames(stretch) {
  if (!table.files) return undefined;
  const { 0: completed, 1: wholeRead } = table.files;
  if (!isReadFile(stretch[0])) return [`FSReqCallback.oncomplete (${file('fs')}:${completed})`];
  if (major >= 26) return [`ReadFileJob.readFileAfterOneShot [as ondone] (${file('fs')}:${wholeRead})`];
  const context = major < 20 || isOlder20 ? 'fs/read_file_context' : 'fs/read/context';
  return [`FSReqCallback.readFileAfterClose [as oncomplete] (${inner(context)}:${wholeRead})`];
}

function mainModuleFrames() {
  if (!table.esm) return undefined;
  const job = `ModuleJob.run (${inner('modules/esm/module_job')}:${table.esm[0]})`;
  return ArrayPrototypeConcat([job], ArrayPrototypeSlice(table.esm, 1));
}

module.exports = {
  framesBelow, framesOfFile, framesOfRequire, notFoundFrames, mainModuleFrames, fileFrames, emitPlace, placeOfEmit, frameOfTicks, file, inner,
  handlerFrames, rejectionFrames,
};
