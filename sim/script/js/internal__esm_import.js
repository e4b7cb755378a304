'use strict';
// import(): when Node's loader runs a module, and when its promise says so. The loader is made of async functions, and
// until Node 22 it read files through the pool. How many microtasks it takes was counted on real Node; the engine's own
// import() runs a module in its first one and says so 2 later.

const {
  ArrayPrototypeFilter, ArrayPrototypePush, ArrayPrototypeSlice, ArrayPrototypeSome, RegExpPrototypeExec,
  SafeMap, SafeSet, StringPrototypeStartsWith,
  queueMicrotask: enqueueMicrotask,
} = primordials;
const { isAtLeast } = require('internal/versions');
const {
  checkSupported, checkUnread, explain, isCommonJs, isData, isLoaded, isUnlinked, loadedKeys, resolve: resolveKey,
} = require('internal/esm_loader');

// Microtasks more than the engine's.
const steps = { __proto__: null,
  before: 4,    // before the module runs
  behind: 4,    // behind that
  again: 5,     // for a module that was imported before
  missing: 3,   // until one is not found
  missingIn: 3, // the same, asked for by an ES module
  unknown: 3,   // the same of a "node:" name, and until one cannot be compiled
  named: 0,     // before a builtin that is asked for by such a name
  data: 0,      // before a module that is a data: URL
  garbled: 0,   // until such a module cannot be compiled, until 22
  inside: 0,    // more, until a module that it imports cannot be compiled (one less if it is not found)
  link: 0,      // more, until an export is missing
  json: 0,      // until it is told that a JSON file needs an assertion, where that takes no look into it
  level: 2,     // before it, for each level of modules that it imports
  deep: 0,      // and once, if it imports any
};
function change(values) {
  for (const key in values) steps[key] = values[key];
}
if (!isAtLeast(24)) change({ before: 7, again: 6, unknown: 4, inside: 8, link: 2, level: 4, deep: 4 });
if (!isAtLeast(22)) {
  change({
    before: 10, behind: 3, again: 5, missing: 2, missingIn: 2, unknown: 10, data: 1, garbled: 11, inside: 0,
    link: 0, level: 0, deep: 0,
  });
}
if (!isAtLeast(20, 3)) change({ before: 12, behind: 5, missing: 1, unknown: 13, named: 1, data: 2, garbled: 14, json: 10 });
if (!isAtLeast(20)) change({ before: 13, behind: 4, again: 6, missing: 3 });
if (!isAtLeast(18)) {
  change({ before: 17, behind: 8, again: 12, missing: 10, missingIn: 10, unknown: 20, garbled: 21, json: 17 });
}
if (!isAtLeast(16)) change({ before: 12, behind: 3, again: 8, missing: 3, missingIn: 3, named: 0, garbled: 12, json: 5 });
if (!isAtLeast(14)) change({ before: 15, behind: 2, again: 10 });

const firstFrame = /^ {4}at (.*?)(?::-?\d+:-?\d+)$/m;

const imported = new SafeSet();
const failed = new SafeMap();  // key of what could not be compiled -> whether the next import() tries again
const underWay = new SafeMap();  // key -> what runs when its module does: one for each import() before that

function afterMicrotasks(count, callback) {
  if (count <= 0) callback();
  else enqueueMicrotask(() => afterMicrotasks(count - 1, callback));
}

// Until Node 22 files are read through the pool, but CommonJS modules when they run.
function isReadInPool(key) {
  return !isAtLeast(22) && !StringPrototypeStartsWith(key, 'node:') && !isData(key) && !isCommonJs(key);
}

// Until 20.2 the names that a CommonJS module exports are found by WebAssembly, which the first of them has compiled.
const lexer = { isReady: isAtLeast(20, 3), waiting: [] };
function lexerCompiled() {
  lexer.isReady = true;
  for (let i = 0; i < lexer.waiting.length; i++) enqueueMicrotask(lexer.waiting[i]);
  lexer.waiting.length = 0;
}
function afterLexer(callback) {
  lexer.isReady ||= ArrayPrototypeSome(loadedKeys, isCommonJs);
  if (lexer.isReady) return callback();
  if (ArrayPrototypePush(lexer.waiting, callback) === 1) binding.modules.compileLexer(binding.fs.here(), lexerCompiled);
}

// Where it stands in the loop when a file was read: in a microtask of the poll phase.
function afterReading(key, callback) {
  if (isReadInPool(key)) {
    require('fs').readFile(key, () => enqueueMicrotask(callback));
    if (isAtLeast(14)) binding.context.skipIds(1);  // fs.promises reads once more
  } else if (isCommonJs(key)) afterLexer(callback);
  else callback();
}

// What a module imports is read behind it, level by level, unless that is under way already. Here all of it is there at
// once, so the reading of one file of each level stands for it.
function readBehind(key, attributes) {
  if (isAtLeast(22)) return [];
  const before = loadedKeys.length;
  let levels;
  try {
    levels = binding.modules.importLevels(key, attributes?.type);
  } catch {
    return [];  // told when it runs
  }
  const files = ArrayPrototypeFilter(ArrayPrototypeSlice(loadedKeys, before),
    (each) => each !== key && isReadInPool(each) && !underWay.has(each));
  return files.length > levels ? ArrayPrototypeSlice(files, files.length - levels) : files;
}
function afterAll(files, callback) {
  if (files.length === 0) callback();
  else afterReading(files[0], () => afterAll(ArrayPrototypeSlice(files, 1), callback));
}

// An import that begins in an ES module of Node 18 takes one microtask less.
const isInModule = (base) => isLoaded(base) && !isCommonJs(base);
const lessIn = (base) => (isAtLeast(18) && !isAtLeast(20) && isInModule(base) ? 1 : 0);

// Of a module that was not imported before, seen from where it was asked for.
function stepsBefore(key, specifier, levels) {
  let count = steps.before + levels * steps.level + (levels > 0 ? steps.deep : 0);
  if (StringPrototypeStartsWith(specifier, 'node:')) count += steps.named;
  if (isData(key)) count += steps.data;
  return count;
}

// Where an error of compilation is.
function fileOf(error) {
  if (!require('internal/syntax_errors').isSyntaxError(error)) return undefined;
  const { stack } = error;
  return typeof stack === 'string' ? RegExpPrototypeExec(firstFrame, stack)?.[1] : undefined;
}

// Rejects a module that could not be loaded, or one that it imports.
function refuse(error, key, base, isUnread, reject, count) {
  const less = lessIn(base);
  if (isUnread) {
    if (isAtLeast(16)) imported.add(key);
    return void afterMicrotasks(steps.json - less, () => reject(error));
  }
  const isMissing = key === undefined && error.code !== 'ERR_UNKNOWN_BUILTIN_MODULE';
  if (isMissing) {
    return void afterMicrotasks(isInModule(base) ? steps.missingIn : steps.missing, () => reject(error));
  }
  const file = fileOf(error) ?? key;
  const isInside = file !== key || error.code === 'ERR_MODULE_NOT_FOUND';
  failed.set(key, !isInside || steps.inside === 0);
  const more = !isInside ? 0 : error.code === undefined ? steps.inside : steps.inside - 1;
  afterMicrotasks(count + (more > 0 ? more : 0) - less, () => reject(explain(error, file)));
}

function importDynamically(resolve, reject, base, specifier, attributes) {
  const less = lessIn(base);
  let key, isKnown, waiting, isUnread = false, levels = 0;
  const loadedBefore = loadedKeys.length;
  try {
    key = resolveKey(specifier, base);
    waiting = underWay.get(key);
    const isTriedAgain = isAtLeast(22) && failed.get(key) === true;
    isKnown = waiting === undefined && !isTriedAgain && (imported.has(key) || isLoaded(key));
    checkSupported(key, attributes);
    if (!isKnown) {
      isUnread = true;
      checkUnread(key, attributes);
      isUnread = false;
    }
    // From 22 on a module is compiled, with all that it imports, at once; what is in its URL always was.
    const isAtOnce = isAtLeast(22) || isData(key);
    if (isAtOnce && !isKnown && waiting === undefined) levels = binding.modules.importLevels(key, attributes?.type);
  } catch (error) {
    const isGarbled = !isAtLeast(22) && key !== undefined && isData(key);
    if (isGarbled) imported.add(key);
    refuse(error, key, base, isUnread, reject, isGarbled ? steps.garbled : steps.unknown);
    return;
  }
  imported.add(key);
  const behind = (isKnown ? steps.again : steps.behind) - less;
  // What a CommonJS module threw comes one sooner, but when it is imported again only in 14.
  const isSooner = !isKnown || (isAtLeast(14) && !isAtLeast(16));
  const sooner = isSooner && isCommonJs(key) ? 1 : 0;
  function fail(error) {
    const isLinkError = isUnlinked(error);
    const more = isLinkError && !isKnown ? steps.link : 0;
    afterMicrotasks(behind - sooner + more, () => reject(isLinkError || failed.has(key) ? explain(error, fileOf(error)) : error));
  }
  function run() {
    if (!isAtLeast(22) && (!isKnown || failed.has(key))) {
      try {
        binding.modules.importLevels(key, attributes?.type);
      } catch (error) {
        failed.set(key, false);
        afterMicrotasks(behind, () => reject(explain(error, fileOf(error))));
        return;
      }
    }
    binding.modules.importNow((value) => afterMicrotasks(behind, () => resolve(value)), fail, base, specifier, attributes);
  }
  if (isKnown) return run();
  if (waiting !== undefined) return void ArrayPrototypePush(waiting, run);
  // What it imports was loaded with it, and runs with it.
  const keys = ArrayPrototypeSlice(loadedKeys, loadedBefore);
  ArrayPrototypePush(keys, key);
  const all = [run];
  for (let i = 0; i < keys.length; i++) underWay.set(keys[i], all);
  const runAll = () => {
    for (let i = 0; i < keys.length; i++) underWay.delete(keys[i]);
    for (let i = 0; i < all.length; i++) all[i]();
  };
  afterMicrotasks(stepsBefore(key, specifier, levels),
    () => afterReading(key, () => afterAll(readBehind(key, attributes), runAll)));
}

module.exports = { afterMicrotasks, afterReading, importDynamically };
