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
const requests = 20_000;
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

// Apache's ab: connections are kept alive.
function requestsPerSecond(port, connections) {
  const { stdout, stderr } = spawnSync('ab', ['-k', '-q', '-n', requests, '-c', connections, `http://127.0.0.1:${port}/x`],
                                       { encoding: 'utf8' });
  const failed = /Failed requests: +(\d+)/.exec(stdout)?.[1];
  if (failed !== '0') throw new Error(`${failed} requests failed: ${stderr}`);
  return Number(/Requests per second: +([\d.]+)/.exec(stdout)[1]);
}

const trace = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'loopglass-bench-')), 'run.lgt');
async function compare(connections) {
  const live = ['run', '--host', 'live', '--serve'];
  const ways = [[process.execPath, []], [simulator, live], [simulator, [...live, '--no-lines', '--trace', trace]]];
  const rates = ways.map(() => []);
  for (let i = 0; i < runs; i++) {
    for (const [index, [command, words]] of ways.entries()) {
      rates[index].push(await serving(command, words, (port) => requestsPerSecond(port, connections)));
    }
  }
  const [node, bare, traced] = rates.map(median);
  console.log(`| http, ${connections} connections | ${node.toFixed(0)} | ${bare.toFixed(0)} | ${(bare / node).toFixed(2)} | ` +
              `${traced.toFixed(0)} | ${(traced / node).toFixed(2)} |`);
}

// A run of so many requests; the memory that it took at its most, in MiB.
function memoryOf(total) {
  const words = ['run', '--host', 'live', '--clients', '50', '--requests', String(total / 50), server, '3000'];
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', simulator, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the run of ${total} requests ended with ${status}: ${stderr}`);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  console.log(`| ${total.toLocaleString('en')} | ${seconds.toFixed(0)} | ${(Number(stderr.trim().split('\n').at(-1)) / 1024).toFixed(0)} |`);
}

if (spawnSync('ab', ['-V']).error) {
  console.log('SKIPPED: there is no ab here (Debian\'s package apache2-utils)');
} else {
  console.log('\n| requests a second | node | ours | | with trace | |\n|---|---|---|---|---|---|');
  for (const connections of [1, 100]) await compare(connections);
}
if (fs.existsSync('/usr/bin/time')) {
  console.log('\n| requests of 50 clients | seconds | MiB at most |\n|---|---|---|');
  for (const total of [10_000, 100_000, 1_000_000]) memoryOf(total);
}
fs.rmSync(path.dirname(trace), { recursive: true });
