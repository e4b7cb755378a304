// Random programs whose order real Node determines: ticks, microtasks, promises, async functions, thenables, timers
// far apart, immediates, chains of fs calls. Each statement logs its own name, so that the output is the order.
// A program is a list of statements { kind, name, body }; text() writes it as JavaScript.

// splitmix32: the same programs from the same seed everywhere.
function randomSource(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) % bound;
  };
}

const queueing = ['tick', 'microtask', 'then', 'catch', 'finally', 'async', 'awaitChain', 'thenable', 'resolvePromise',
                  'returnPromise', 'all', 'race', 'log'];
const macro = ['immediate', 'timer', 'stat', 'readFile'];

export function generate(seed, node) {
  const random = randomSource(seed);
  let count = 0;
  const kinds = node >= 11 ? [...queueing, ...macro] : [...queueing.filter((kind) => kind !== 'microtask'), ...macro];
  let timers = 0;
  function statements(depth, room) {
    const list = [];
    const length = 1 + random(room);
    for (let i = 0; i < length && count < 40; i++) {
      let kind = kinds[random(kinds.length)];
      // Two chains of real I/O or an immediate beside a timer at top level would be races.
      if (depth === 0 && macro.includes(kind)) kind = 'timer';
      if (depth > 0 && (kind === 'stat' || kind === 'readFile') && random(3)) kind = 'tick';
      const statement = { kind, name: `${kind[0]}${++count}`, body: [] };
      if (kind === 'timer') statement.delay = 30 * ++timers;
      if (depth < 3 && kind !== 'log') statement.body = statements(depth + 1, 3);
      list.push(statement);
    }
    return list;
  }
  return statements(0, 6);
}

const write = {
  log: (s) => `log('${s.name}');`,
  tick: (s, body) => `process.nextTick(() => { ${body} });`,
  microtask: (s, body) => `queueMicrotask(() => { ${body} });`,
  then: (s, body) => `Promise.resolve('${s.name}').then((value) => { ${body} }).then(() => log('${s.name} then'));`,
  catch: (s, body) => `Promise.reject(new Error('${s.name}')).catch((error) => { ${body} });`,
  finally: (s, body) => `Promise.resolve().finally(() => { ${body} }).then(() => log('${s.name} after finally'));`,
  async: (s, body) => `(async () => { log('${s.name} begins'); await null; ${body} })();`,
  awaitChain: (s, body) =>
    `(async () => { await (async () => { await 0; ${body} })(); log('${s.name} outer'); })();`,
  thenable: (s, body) =>
    `Promise.resolve({ then(resolve) { ${body} resolve(1); } }).then(() => log('${s.name} adopted'));`,
  resolvePromise: (s, body) =>
    `new Promise((resolve) => resolve(Promise.resolve())).then(() => { ${body} });`,
  returnPromise: (s, body) => `(async () => { ${body} return Promise.resolve(); })().then(() => log('${s.name} returned'));`,
  all: (s, body) => `Promise.all([1, Promise.resolve(2)]).then(() => { ${body} });`,
  race: (s, body) => `Promise.race([Promise.resolve(), new Promise(() => {})]).then(() => { ${body} });`,
  immediate: (s, body) => `setImmediate(() => { ${body} });`,
  timer: (s, body) => `setTimeout(() => { ${body} }, ${s.delay});`,
  stat: (s, body) => `fs.stat(__filename, () => { ${body} });`,
  readFile: (s, body) => `fs.readFile(__filename, () => { ${body} });`,
};

function lines(statements, indent) {
  return statements.map((statement) => {
    const inner = statement.kind === 'log' ? '' :
      `log('${statement.name}');` +
      (statement.body.length ? `\n${lines(statement.body, indent + '  ')}\n${indent}` : '');
    return indent + write[statement.kind](statement, inner);
  }).join('\n');
}

generate.text = (statements) => `'use strict';
const fs = require('fs');
const order = [];
const log = (name) => order.push(name);
process.on('exit', () => console.log(order.join('\\n')));
${lines(statements, '')}
`;
