'use strict';
// import(): when Node's loader runs a module, and when its promise says so. The loader is made of async functions, and
// until Node 22 it read files through the pool. How many microtasks it takes was counted on real Node; the engine's own
// import() runs a module in its first one and says so 2 later.

const { SafeSet, StringPrototypeStartsWith, queueMicrotask: enqueueMicrotask } = primordials;
const { isAtLeast } = require('internal/versions');
const { isLoaded, resolve: resolveKey } = require('internal/esm_loader');

// Microtasks more than the engine's: before the module runs, behind that, for a module that was imported before, and
// for one that is not found.
function stepsOf(before, behind, again, missing) {
  return { before, behind, again, missing };
}
const steps = isAtLeast(24) ? stepsOf(4, 4, 5, 3) :
  isAtLeast(22) ? stepsOf(7, 4, 6, 3) :
    isAtLeast(20) ? stepsOf(10, 3, 5, 2) :
      isAtLeast(18) ? stepsOf(13, 4, 6, 3) :
        isAtLeast(16) ? stepsOf(21, 4, 12, 10) :
          isAtLeast(14) ? stepsOf(11, 4, 8, 3) : stepsOf(13, 4, 10, 3);
const readsInPool = !isAtLeast(22);
const imported = new SafeSet();

function afterMicrotasks(count, callback) {
  if (count === 0) callback();
  else enqueueMicrotask(() => afterMicrotasks(count - 1, callback));
}

// Where it stands in the loop when a file was read: in a microtask of the poll phase.
function afterReading(key, callback) {
  if (readsInPool && !StringPrototypeStartsWith(key, 'node:') && !StringPrototypeStartsWith(key, 'data:')) {
    require('fs').readFile(key, () => enqueueMicrotask(callback));
  } else {
    callback();
  }
}

function importDynamically(resolve, reject, base, specifier, attributes) {
  let key;
  try {
    key = resolveKey(specifier, base);
  } catch (error) {
    afterMicrotasks(steps.missing, () => reject(error));
    return;
  }
  const isKnown = imported.has(key) || isLoaded(key);
  imported.add(key);
  const behind = isKnown ? steps.again : steps.behind;
  const settleLate = (settle) => (value) => afterMicrotasks(behind, () => settle(value));
  const run = () => binding.modules.importNow(settleLate(resolve), settleLate(reject), base, specifier, attributes);
  if (isKnown) run();
  else afterMicrotasks(steps.before, () => afterReading(key, run));
}

module.exports = { afterReading, importDynamically };
