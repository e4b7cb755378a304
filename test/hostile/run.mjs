// Runs the programs of programs.txt under the program as a user would, with the default limits, and holds a
// watch. `./dev hostile` calls it. A line for each that fails, and the slowest at the end.
//
//   run.mjs [FILTER...]        LOOPGLASS_SECONDS: how long each may take (10)
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const simulator = process.env.LOOPGLASS ?? path.resolve(here, '../../build/loopglass');
const secondsMax = Number(process.env.LOOPGLASS_SECONDS ?? 10);
const errorsMax = 1 << 20;

function programs(filters) {
  const lines = fs.readFileSync(path.join(here, 'programs.txt'), 'utf8').split('\n');
  const all = lines.map((line) => /^(\w+) ([^:]+): (.*)$/.exec(line)).filter(Boolean);
  return all.map(([, name, ending, text]) => ({ name, ending, text }))
            .filter(({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)));
}

// What is wrong with how it ended, or null. With the default limits a program may get further than with the
// low ones of the test, and end in another limit or error; it must end in order.
function wrong({ status, signal, stderr, seconds, trace }) {
  if (signal) return `was killed by ${signal}`;
  if (![0, 1, 7, 13, 124].includes(status)) return `ended with ${status}`;
  if (status === 124 && !/^loopglass: the script was stopped: it reached the limit of /m.test(stderr)) {
    return 'says nothing of its limit';
  }
  if (status === 1 && !/\b\w*Error\b/.test(stderr)) return 'says nothing of its error';
  if (!trace) return 'left no trace';
  if (seconds > secondsMax) return `took ${seconds.toFixed(1)} s`;
  return null;
}

// Some print without end: only the last that they say on stderr is kept.
function run(words) {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(simulator, ['run', ...words],
                        { stdio: ['ignore', 'ignore', 'pipe'], timeout: secondsMax * 5_000, killSignal: 'SIGKILL' });
    let stderr = '';
    child.stderr.on('data', (piece) => { stderr = (stderr + piece).slice(-errorsMax); });
    child.on('close', (status, signal) => {
      resolve({ status, signal, stderr, seconds: (performance.now() - start) / 1000 });
    });
  });
}

async function examine(program, folder) {
  const file = path.join(folder, `${program.name}.js`), trace = path.join(folder, `${program.name}.lgt`);
  fs.writeFileSync(file, `${program.text}\n`);
  const plain = await run([file]), traced = await run(['--trace', trace, file]);
  const isKept = fs.existsSync(trace) && fs.statSync(trace).size > 100;
  fs.rmSync(trace, { force: true });
  const problem = wrong({ ...plain, trace: isKept }) ?? wrong({ ...traced, trace: isKept });
  if (problem) console.log(`${program.name}: ${problem}\n  ${program.text}`);
  return { name: program.name, seconds: Math.max(plain.seconds, traced.seconds), problem };
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loopglass-hostile-'));
const left = programs(process.argv.slice(2)), results = [];
async function work() {
  while (left.length) results.push(await examine(left.shift(), folder));
}
await Promise.all(Array.from({ length: os.availableParallelism() }, work));
fs.rmSync(folder, { recursive: true });
const failed = results.filter(({ problem }) => problem);
const slowest = results.toSorted((a, b) => b.seconds - a.seconds).slice(0, 5);
console.log(`${results.length} programs, ${failed.length} failed; slowest: ` +
            slowest.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(', '));
process.exitCode = failed.length ? 1 : 0;
