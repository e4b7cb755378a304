// Which built-in functions are cheap for what they do? The limit on operations ends a loop of them late, or never in a
// user's patience. `./dev hostile natives [FILTER]` runs it: each is called for some virtual milliseconds, and those that
// take much longer by the clock are called in a loop under a fifth of the default limit, which they may not outlive by much.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const simulator = process.env.LOOPGLASS ?? path.resolve(here, '../../build/loopglass');
const secondsMax = Number(process.env.LOOPGLASS_SECONDS ?? 4);

function scenario(operations) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loopglass-natives-'));
  fs.copyFileSync(path.join(here, 'natives.js'), path.join(folder, 'main.js'));
  const limits = [`operations = ${operations}`, 'events = 100000000', 'memory_bytes = 2000000000'];
  fs.writeFileSync(path.join(folder, 'scenario.toml'), `[limits]\n${limits.join('\n')}\n`);
  return folder;
}

// How long each took by the clock for each virtual millisecond. What kills the program ends the list; that is said.
function ratios(folder, filter) {
  return new Promise((resolve) => {
    const child = spawn(simulator, ['run', folder, ...filter], { stdio: ['ignore', 'ignore', 'pipe'] });
    const found = [];
    let rest = '', before = performance.now();
    child.stderr.on('data', (piece) => {
      const lines = (rest + piece).split('\n'), now = performance.now();
      rest = lines.pop();
      for (const line of lines) {
        const [name, , virtual] = line.split('\t');
        if (virtual > 0) found.push({ name, real: (now - before) / lines.length, ratio: (now - before) / lines.length / virtual });
        else if (line.startsWith('loopglass:')) console.log(line);
      }
      before = now;
    });
    child.on('close', () => resolve(found));
  });
}

// Processor seconds until the limit on operations ends the loop.
function secondsOfLoop(folder, name) {
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%U', simulator, 'run', folder, 'loop', name],
                                       { encoding: 'utf8', timeout: secondsMax * 10_000, stdio: ['ignore', 'ignore', 'pipe'] });
  return status === null ? Infinity : Number(stderr.trim().split('\n').at(-1));
}

const all = scenario(2e12), limited = scenario(4e8);
const found = await ratios(all, process.argv.slice(2));
// Most take 0.3 ms on a machine of 2025. Of each function the call that stands out most.
const suspects = new Map();
for (const { name, real, ratio } of found.sort((a, b) => b.ratio - a.ratio)) {
  const method = name.slice(0, name.lastIndexOf('('));
  if (real > 25 && ratio > 2.5 && !suspects.has(method)) suspects.set(method, name);
}
let failed = 0;
for (const name of suspects.values()) {
  const seconds = secondsOfLoop(limited, name);
  if (seconds <= secondsMax) continue;
  failed++;
  console.log(`${name}: a fifth of the default limit took ${seconds} s of processor`);
}
for (const folder of [all, limited]) fs.rmSync(folder, { recursive: true });
console.log(`${found.length} calls measured, ${suspects.size} looked at, ${failed} failed`);
process.exitCode = failed || !found.length ? 1 : 0;
