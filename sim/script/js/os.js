'use strict';
// The machine as a script sees it. The simulated one is the same everywhere: four processors, 8 GiB, Linux.
// What process knows (platform, architecture, environment) is taken from there.

const { ObjectDefineProperty, StringPrototypeSlice, SymbolToPrimitive } = primordials;
const { validateInt32 } = require('internal/validators');
const { codes } = require('errors');

const GiB = 1024 ** 3;
const processors = 4;

const signals = {
  __proto__: null, SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGIOT: 6, SIGBUS: 7,
  SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10, SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15,
  SIGCHLD: 17, SIGSTKFLT: 16, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21, SIGTTOU: 22, SIGURG: 23,
  SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27, SIGWINCH: 28, SIGIO: 29, SIGPOLL: 29, SIGPWR: 30,
  SIGSYS: 31,
};
const priority = {
  __proto__: null, PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7,
  PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20,
};

function errnoConstants() {
  const constants = { __proto__: null };
  const { errnos } = require('internal/errno');
  for (const name in errnos) if (errnos[name][0] > -200) constants[name] = -errnos[name][0];
  return constants;
}

const process = () => require('process');
let currentPriority = 0;

const os = {
  arch: () => process().arch ?? 'x64',
  availableParallelism: () => processors,
  cpus() {
    const list = [];
    for (let i = 0; i < processors; i++) {
      const times = { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 };
      list[i] = { model: 'Loopglass virtual processor', speed: 2400, times };
    }
    return list;
  },
  endianness: () => 'LE',
  freemem: () => 4 * GiB,
  getPriority(pid = 0) {
    validateInt32(pid, 'pid');
    return currentPriority;
  },
  homedir: () => process().env.HOME ?? '/home/user',
  hostname: () => 'loopglass',
  loadavg: () => [0, 0, 0],
  machine: () => 'x86_64',
  networkInterfaces: () => ({
    lo: [{
      address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal: true,
      cidr: '127.0.0.1/8',
    }],
  }),
  platform: () => process().platform ?? 'linux',
  release: () => '6.1.0',
  setPriority(pid, value) {
    if (value === undefined) {
      value = pid;
      pid = 0;
    }
    validateInt32(pid, 'pid');
    validateInt32(value, 'priority', -20, 19);
    currentPriority = value;
  },
  tmpdir() {
    const { env } = process();
    const folder = env.TMPDIR || env.TMP || env.TEMP || '/tmp';
    return folder.length > 1 && folder[folder.length - 1] === '/' ?
      StringPrototypeSlice(folder, 0, -1) : folder;
  },
  totalmem: () => 8 * GiB,
  type: () => 'Linux',
  uptime: () => process().uptime(),
  userInfo(options) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    const homedir = os.homedir();
    return { __proto__: null, uid: 1000, gid: 1000, username: 'user', homedir, shell: '/bin/sh' };
  },
  version: () => '#1 SMP',
  EOL: '\n',
  devNull: '/dev/null',
  get constants() {
    const constants = {
      __proto__: null, UV_UDP_REUSEADDR: 4, dlopen: { __proto__: null }, errno: errnoConstants(), signals,
      priority,
    };
    ObjectDefineProperty(os, 'constants', { __proto__: null, value: constants, enumerable: true });
    return constants;
  },
};

// os.arch is also usable as a text: `${os.arch}`.
const asText = [
  'arch', 'availableParallelism', 'endianness', 'freemem', 'homedir', 'hostname', 'machine', 'platform',
  'release', 'tmpdir', 'totalmem', 'type', 'uptime', 'version'];
for (let i = 0; i < asText.length; i++) {
  const method = os[asText[i]];
  method[SymbolToPrimitive] = () => method();
}

module.exports = os;
