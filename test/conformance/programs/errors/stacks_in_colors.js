// nodes: >=12
// Frames of Node's are grey, so is the working folder from 16 on; names of packages are underlined.
const util = require('util');
const folder = process.cwd();
const error = new Error('shown');
error.stack = ['Error: shown', `at f (${folder}/a/b.js:1:2)`, `at ${folder}/node_modules/one/c.js:3:4`,
  `at async file://${folder}/d.mjs:1:1`, 'at /else/where.js:1:1', 'at g (/x/node_modules/@s/p/node_modules/two/i.js:1:1)',
  'at h (node:fs:1:1)', 'at fs.js:1:2', 'at async Promise.all (index 0)'].join('\n    ');
console.log(JSON.stringify(util.inspect(error, { colors: true })).split(folder).join('FOLDER'));
console.log(JSON.stringify(util.inspect({ error }, { colors: true })).split(folder).join('FOLDER'));
console.log(util.inspect(Object.create({ inherited: 1 }), { showHidden: true }));
