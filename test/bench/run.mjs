// The same programs under real Node and under the simulator, with and without a trace, side by side: in turn, several
// times, and the median of each. Node runs them a second time with --jitless: then V8 interprets them, as our engine does.
// `./dev bench` calls it.   run.mjs [RUNS] [FILTER]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const simulator = process.env.LOOPGLASS ?? path.resolve(here, '../../build/loopglass');
const runs = Number(process.argv[2] ?? 5);
const filter = process.argv[3] ?? '';

function seconds(command, words) {
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}: ${stderr.slice(0, 300)}`);
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const trace = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'loopglass-bench-')), 'run.lgt');
console.log('program         node s   trace s  ratio   no trace s  ratio   jitless s  trace\'s ratio');
for (const file of fs.readdirSync(path.join(here, 'programs')).sort()) {
  if (!file.includes(filter)) continue;
  const program = path.join(here, 'programs', file);
  const times = { node: [], trace: [], bare: [], jitless: [] };
  for (let i = 0; i < runs; i++) {
    times.node.push(seconds(process.execPath, [program]));
    times.trace.push(seconds(simulator, ['run', program, '--trace', trace, '--no-lines']));
    times.bare.push(seconds(simulator, ['run', program]));
    times.jitless.push(seconds(process.execPath, ['--jitless', program]));
  }
  const [node, traced, bare, jitless] = [times.node, times.trace, times.bare, times.jitless].map(median);
  const cell = (number, digits, width) => number.toFixed(digits).padStart(width);
  console.log(`${file.padEnd(16)}${cell(node, 3, 6)}${cell(traced, 3, 10)}${cell(traced / node, 2, 7)}` +
              `${cell(bare, 3, 13)}${cell(bare / node, 2, 7)}${cell(jitless, 3, 12)}${cell(traced / jitless, 2, 15)}`);
}
fs.rmSync(path.dirname(trace), { recursive: true });
