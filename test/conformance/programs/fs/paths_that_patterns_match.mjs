// nodes: >=22
// fs.glob in its three forms: what patterns mean, and in which order paths are found.
import fs from 'fs';
import os from 'os';
import path from 'path';
const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'lg-'));
fs.mkdirSync(path.join(cwd, 'a', 'b', 'c'), { recursive: true });
fs.mkdirSync(path.join(cwd, 'z'));
const files = ['x.js', 'y.txt', '.hidden', 'a/z.js', 'a/.h.js', 'a/b/q.js', 'a/b/9.js', 'a/b/10.js', 'a/b/c/r.mjs', 'z/k.js'];
for (const file of files) fs.writeFileSync(path.join(cwd, file), '');

const tell = (patterns, options) => {
  try {
    console.log(JSON.stringify(patterns), JSON.stringify(fs.globSync(patterns, { cwd, ...options })));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
const all = ['*.js', '**/*.js', '**', 'a/**', '*/**', '**/b/**', 'a/*', '**/', '*/', 'a/b/', '.*', '**/.h*', './*.js',
  'a/../x.js', 'a/**/*.{js,mjs}', 'a/b/{9,10}.js', 'a/b/[0-9].js', '[!x].*', '!(x).js', '@(x|y).*', 'nothing/*', ''];
for (const each of all) tell(each);
tell(['x.js', '*.js', '*.txt']);
tell('**/*.js', { exclude: ['**/b/**'] });
tell('**/*.js', { exclude: (name) => name === 'a' });
tell(5);
console.log(fs.globSync('*', { cwd, withFileTypes: true }).map((each) => [each.name, each.isDirectory()]));

fs.glob('*.js', { cwd }, (error, found) => console.log('callback', error, found));
setImmediate(() => console.log('immediate'));
for await (const each of fs.promises.glob('**/*.js', { cwd })) console.log('found', each);
fs.rmSync(cwd, { recursive: true });
