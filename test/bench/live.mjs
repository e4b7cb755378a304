// http on the live host beside real Node, with a load generator between: requests a second, the median of some runs in
// turn. Then a long run of --clients and what memory it takes. `./dev bench live` calls it.   live.mjs [RUNS]
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const simulator = process.env.LOOPGLASS ?? path.resolve(here, '../../build/loopglass');
const server = path.join(here, 'live/server.js');
const runs = Number(process.argv[2] ?? 3);
const seconds = 3;
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

// Starts a server on a free port and hands it to `use`; ends it as Ctrl-C does.
async function serving(command, words, use) {
  const child = spawn(command, [...words, server, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve) => {
    child.stdout.on('data', (text) => resolve(/listening on (\d+)/.exec(text)[1]));
  });
  const result = use(port);
  child.kill('SIGINT');
  await new Promise((resolve) => { child.on('close', resolve); });
  return result;
}

// By wrk: over connections that are kept, or one for each request.
function requestsPerSecond(port, { connections, isKept }) {
  const header = isKept ? [] : ['-H', 'Connection: close'];
  const words = ['-t', '1', '-c', connections, '-d', seconds, ...header, `http://127.0.0.1:${port}/x`];
  const { stdout, stderr } = spawnSync('wrk', words, { encoding: 'utf8' });
  const wrong = /Non-2xx.*|Socket errors.*/.exec(stdout);
  if (wrong !== null || !stdout.includes('Requests/sec')) throw new Error(wrong?.[0] ?? stderr);
  return Number(/Requests\/sec: +([\d.]+)/.exec(stdout)[1]);
}

const trace = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'loopglass-bench-')), 'run.lgt');
async function compare(load) {
  const live = ['run', '--host', 'live', '--serve'];
  const ways = [[process.execPath, []], [simulator, live], [simulator, [...live, '--no-lines', '--trace', trace]]];
  const rates = ways.map(() => []);
  for (let i = 0; i < runs; i++) {
    for (const [index, [command, words]] of ways.entries()) {
      rates[index].push(await serving(command, words, (port) => requestsPerSecond(port, load)));
    }
  }
  const [node, bare, traced] = rates.map(median);
  const name = load.isKept ? 'kept connections' : 'at a time, a connection each';
  console.log(`| http, ${load.connections} ${name} | ${node.toFixed(0)} | ${bare.toFixed(0)} | ${(bare / node).toFixed(2)} | ` +
              `${traced.toFixed(0)} | ${(traced / node).toFixed(2)} |`);
}

// A run of so many requests; the memory that it took at its most, in MiB.
function memoryOf(total) {
  const words = ['run', '--host', 'live', '--clients', '50', '--requests', String(total / 50), server, '3000'];
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', simulator, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the run of ${total} requests ended with ${status}: ${stderr}`);
  const taken = Number(process.hrtime.bigint() - begin) / 1e9;
  const mebibytes = Number(stderr.trim().split('\n').at(-1)) / 1024;
  console.log(`| ${total.toLocaleString('en')} | ${taken.toFixed(0)} | ${mebibytes.toFixed(0)} |`);
}

if (spawnSync('wrk', ['-v']).error) {
  console.log('SKIPPED: there is no wrk here (Debian\'s package wrk)');
} else {
  console.log('\n| requests a second | node | ours | | with trace | |\n|---|---|---|---|---|---|');
  await compare({ connections: 1, isKept: true });
  await compare({ connections: 100, isKept: true });
  await compare({ connections: 100, isKept: false });
}
if (fs.existsSync('/usr/bin/time')) {
  console.log('\n| requests of 50 clients | seconds | MiB at most |\n|---|---|---|');
  for (const total of [10_000, 100_000, 1_000_000]) memoryOf(total);
}
fs.rmSync(path.dirname(trace), { recursive: true });
