// Runs a part of Node's own test-suite under the simulator, with Node's own test/common.
//
//   node test/conformance/node_suite.mjs --suite PATH_OF_NODE/test [--node V] [--width N] [--verbose] [FILTER...]
//
// PATH_OF_NODE is a checkout of Node, best at the version of the profile (24.21.0 for 24); none of it is in this
// repository. A test passes if it ends with exit code 0. What cannot apply is named with the reason: flags of the
// program `node`, modules that a virtual machine cannot offer, Node's internals. One line a group.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inParallel } from './nodes.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const simulator = process.env.LOOPGLASS ?? path.resolve(here, '../../build/loopglass');
const timeoutMs = 30_000;

const groups = {
  timers: /^test-timers-|^test-set-?timeout|^test-set-?interval|^test-timer/,
  immediates: /immediate/,
  ticks: /^test-next-?tick|^test-process-next-?tick/,
  promises: /^test-promise/,
  microtasks: /^test-microtask|^test-queue-microtask/,
  events: /^test-event-|^test-events-|^test-event-?target|^test-abort/,
  'async hooks': /^test-async-local|^test-async-hooks-(?!fatal)/,
  streams: /^test-stream[0-9]?-|^test-readable-/,
  util: /^test-util-(promisify|callbackify|inherits|deprecate)/,
  'await and modules': /^test-await|^test-global|^test-exit|^test-process-(exit|before|uncaught|emit)/,
};

// Modules that the simulator does not have.
const absent = /require\(['"](?:node:)?(child_process|cluster|vm|v8|inspector|repl|tls|dgram|http2|https|wasi|test|domain|internal\/[^'"]*)['"]\)/;
const beyond = [
  // For flags, test/common starts the test anew as a child process.
  [/^\/\/ Flags: *(.*)$/m, (found) => `flags ${found[1]}`],
  [absent, (found) => `module ${found[1]}`],
  [/internalBinding|process\.binding\(/, () => 'internal bindings'],
  [/\b(?:spawn|fork|spawnSync|execFile)\(|process\.execPath/, () => 'child processes'],
  [/createHook|asyncWrapProviders/, () => 'hooks of async_hooks'],
  [/from 'node:test'|from 'test'/, () => 'module test'],
  [/multipleResolves/, () => 'the event multipleResolves, deprecated since 17'],
  [/toWeb|fromWeb|ReadableStream|TransformStream|WritableStream/, () => 'web streams'],
  [/common\.(?:skipIfInspectorDisabled|expectsError\.internal)/, () => 'inspector'],
];

// Why a test cannot apply; null if it can.
function reasonAgainst(source) {
  for (const [pattern, reason] of beyond) {
    const found = pattern.exec(source);
    if (found) return reason(found);
  }
  return null;
}

function parseArguments(words) {
  const options = { node: '24', width: os.cpus().length * 2, isVerbose: false, filters: [] };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--suite') options.suite = words[++i];
    else if (words[i] === '--node') options.node = words[++i];
    else if (words[i] === '--width') options.width = Number(words[++i]);
    else if (words[i] === '--verbose') options.isVerbose = true;
    else options.filters.push(words[i]);
  }
  if (!options.suite) throw new Error('--suite names the folder test of a checkout of Node');
  return options;
}

function run(options, file) {
  return new Promise((resolve, reject) => {
    const child = spawn(simulator, ['run', '--node', options.node, '--root', options.suite, file],
                        { timeout: timeoutMs, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ passed: code === 0, code: code ?? signal, stderr }));
  });
}

async function runGroup(options, name, files) {
  const results = await inParallel(files, options.width, async (file) => {
    const reason = reasonAgainst(fs.readFileSync(file, 'utf8'));
    return { file: path.basename(file), reason, ...(reason ? {} : await run(options, file)) };
  });
  const applied = results.filter((result) => !result.reason);
  const failed = applied.filter((result) => !result.passed);
  const share = applied.length ? ((applied.length - failed.length) / applied.length * 100).toFixed(1) : '100.0';
  console.log(`${name}: ${applied.length} tests, ${applied.length - failed.length} pass (${share} %), ` +
              `${failed.length} fail, ${results.length - applied.length} cannot apply`);
  for (const { file, code, stderr } of failed) {
    console.log(`  FAIL ${file} (${code})`);
    if (options.isVerbose) console.log(stderr.trimEnd().split('\n').slice(0, 30).map((line) => `      ${line}`).join('\n'));
  }
  for (const { file, reason } of results.filter((result) => result.reason)) console.log(`  cannot apply: ${file}: ${reason}`);
  return failed.length;
}

const options = parseArguments(process.argv.slice(2));
const folder = path.join(options.suite, 'parallel');
const all = fs.readdirSync(folder).filter((name) => /\.m?js$/.test(name)).sort();
let failures = 0;
for (const [name, pattern] of Object.entries(groups)) {
  const isWanted = (file) => options.filters.length === 0 || options.filters.some((filter) => file.includes(filter));
  const files = all.filter((file) => pattern.test(file) && isWanted(file)).map((file) => path.join(folder, file));
  if (files.length) failures += await runGroup(options, name, files);
}
process.exitCode = failures ? 1 : 0;
