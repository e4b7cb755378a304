'use strict';
// Signals: listeners of the process to their names, and process.kill().

const native = binding.process;
const { signals } = require('os').constants;
const { errnoException } = require('errors');

const nsigs = 65;
const unstoppable = { __proto__: null, SIGKILL: true, SIGSTOP: true };
// What happens to who does not listen: nothing, by these; by all others the process ends.
const ignored = { __proto__: null, 17: true, 18: true, 23: true, 28: true };

const watched = { __proto__: null };

// Behind each 'newListener' of the process.
function startListening(process, type) {
  const number = signals[type];
  if (number === undefined || watched[type] !== undefined) return;
  if (unstoppable[type]) throw errnoException('EINVAL', 'uv_signal_start');
  watched[type] = number;
  native.watchSignal(number, type, () => { process.emit(type, type, number); });
}
// Behind each 'removeListener'.
function stopListening(process, type) {
  if (watched[type] === undefined || process.listenerCount(type) > 0) return;
  native.ignoreSignal(watched[type]);
  delete watched[type];
}

// process.kill(), its arguments being looked at.
function send(process, pid, number) {
  if (!(number >= 0 && number < nsigs)) throw errnoException('EINVAL', 'kill');
  if (pid !== process.pid && pid !== 0) throw errnoException('ESRCH', 'kill');
  if (number === 0 || native.raiseSignal(number) || ignored[number]) return;
  native.exit(128 + number, 'process_exit');
}

module.exports = { send, signals, startListening, stopListening };
