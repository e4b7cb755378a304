// Runs the programs of programs.txt under the program as a user would, with the default limits, and holds a
// watch. `./dev hostile` calls it. A line for each that fails, and the slowest at the end.
//
//   run.mjs [FILTER...]        LOOPGLASS_SECONDS: how long each may take (10)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const simulator = process.env.LOOPGLASS ?? path.resolve(here, '../../build/loopglass');
const secondsMax = Number(process.env.LOOPGLASS_SECONDS ?? 10);
const outputMax = 1 << 30;

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

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loopglass-hostile-'));
const results = [];
for (const program of programs(process.argv.slice(2))) {
  const file = path.join(folder, `${program.name}.js`), trace = path.join(folder, 'run.lgt');
  fs.writeFileSync(file, `${program.text}\n`);
  fs.rmSync(trace, { force: true });
  const run = (...words) => {
    const start = performance.now();
    const result = spawnSync(simulator, ['run', ...words, file],
                             { encoding: 'utf8', timeout: secondsMax * 5_000, maxBuffer: outputMax });
    return { ...result, seconds: (performance.now() - start) / 1000 };
  };
  const plain = run(), traced = run('--trace', trace);
  const isKept = fs.existsSync(trace) && fs.statSync(trace).size > 100;
  const problem = wrong({ ...plain, trace: isKept }) ?? wrong({ ...traced, trace: isKept });
  results.push({ name: program.name, seconds: Math.max(plain.seconds, traced.seconds), problem });
  if (problem) console.log(`${program.name}: ${problem}\n  ${program.text}`);
}
fs.rmSync(folder, { recursive: true });
const failed = results.filter(({ problem }) => problem);
const slowest = results.toSorted((a, b) => b.seconds - a.seconds).slice(0, 5);
console.log(`${results.length} programs, ${failed.length} failed; slowest: ` +
            slowest.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(', '));
process.exitCode = failed.length ? 1 : 0;
