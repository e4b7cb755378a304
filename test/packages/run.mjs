// Programs that use well-known packages of npm, under real Node and under the simulator: stdout, the class of stderr and
// the exit code must be equal. `./dev packages` calls it.   run.mjs [--node V,V...] [FILTER...]
// The packages (package.json) are installed into .deps/packages, and the programs run there, beside node_modules.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, print } from '../conformance/compare.mjs';
import { nodeBinary, versions } from '../conformance/nodes.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(here, '../../.deps/packages');
const triesOfNode = 5;

const words = process.argv.slice(2);
const nodes = words[0] === '--node' ? words.splice(0, 2)[1].split(',') : ['20', '22', '24', '26'];
for (const node of nodes) if (!versions.has(node)) throw new Error(`there is no profile ${node}`);

function install() {
  const wanted = fs.readFileSync(path.join(here, 'package.json'));
  const installed = path.join(folder, 'package.json'), complete = path.join(folder, 'installed');
  if (fs.existsSync(complete) && wanted.equals(fs.readFileSync(installed))) return;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(installed, wanted);
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
  fs.writeFileSync(complete, '');
}

try {
  install();
} catch (error) {
  console.log(`skipped: npm could not install the packages (${error.message.split('\n')[0]})`);
  process.exit(0);
}
const programs = fs.readdirSync(path.join(here, 'programs')).sort()
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
let differences = 0;
for (const node of nodes) {
  if (!nodeBinary(node)) {
    console.log(`node ${node}: skipped, it cannot be had`);
    continue;
  }
  const different = [];
  for (const name of programs) {
    const file = path.join(folder, name);
    fs.copyFileSync(path.join(here, 'programs', name), file);
    const difference = await compare({ file, name }, node, 'virtual', triesOfNode);
    if (difference) different.push(difference);
  }
  differences += different.length;
  console.log(`node ${node}: ${programs.length} programs, ${programs.length - different.length} equal, ${different.length} different`);
  different.forEach(print);
}
process.exitCode = differences ? 1 : 0;
