// Random programs whose order real Node determines. Each statement logs its own name, so that the output is the
// order. A program is a list of statements { kind, name, body, ... }; text() writes it as JavaScript.
//
// What would be a race in real Node is avoided: each timer of a program has a moment of its own, 100 ms from all
// others, and between two such moments there is one chain of I/O or there are immediates, not both.
import { write } from './generate_statements.mjs';

const slotMs = 100;
const statementsMax = 45;
const choicesMax = 10_000;  // before there is none that is allowed

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

const kindsOf = (node, wanted) => Object.keys(write).filter(
    (kind) => node >= (write[kind].since ?? 0) && new RegExp(wanted, 'i').test(kind));

// Returns { statements, isModule, hasHandlers } for the version `node`, of those kinds only whose name matches `wanted`.
// One in six is an ES module, where Node has them.
export function generate(seed, node, wanted = '') {
  const random = randomSource(seed);
  const kinds = kindsOf(node, wanted);
  if (kinds.length === 0) {
    throw new Error(`no kind of statement in Node ${node} has a name like ${wanted} (see generate_statements.mjs)`);
  }
  const isModule = node >= 12 && random(6) === 0;
  // One in three programs has errors that nobody catches: half of them handles them, the others end by the first.
  const needs = new Set(random(3) === 0 ? ['handlers'] : random(8) === 0 ? ['exit'] : []);
  needs.add(isModule ? 'module' : 'commonjs');
  const hasHandlers = needs.has('handlers') && random(4) !== 0;
  let count = 0;
  let slots = 0;
  let hasEnd = false;

  // What may be asked for in this slot: the first I/O or immediate decides which of the two it will be.
  function allowed(kind, slot, depth) {
    const { macro, needs } = write[kind];
    if (needs === 'module' && depth > 0) return false;
    if (!macro || macro === 'timer') return true;
    if (macro === 'end') return !hasEnd;
    if (macro === 'io') return !slot.busy && slot.mode !== 'immediate';
    return slot.mode !== 'io' || (slot.inIo && !slot.busy);
  }

  function choose(slot, depth) {
    for (let tries = 0; tries < choicesMax; tries++) {
      const kind = kinds[random(kinds.length)];
      if (write[kind].needs && !needs.has(write[kind].needs)) continue;
      if (allowed(kind, slot, depth) && random(10) < (write[kind].weight ?? 10)) return kind;
    }
    return undefined;
  }

  // Statements of one callback. An I/O callback may ask for the next I/O, so that they make a chain.
  function statements(depth, room, slot) {
    const list = [];
    const length = 1 + random(room);
    for (let i = 0; i < length && count < statementsMax; i++) {
      const kind = choose(slot, depth);
      if (kind === undefined) break;
      const { macro, isLeaf } = write[kind];
      const isTop = write[kind].needs === 'module';
      const statement = { kind, name: `${kind}${++count}`, body: [], number: random(1000) };
      let inner = slot;
      if (macro === 'timer') {
        inner = { at: ++slots, mode: write[kind].inner };
        statement.delay = slotMs * (inner.at - slot.at);
      } else if (macro === 'io') {
        slot.mode = 'io';
        slot.busy = true;
        inner = { ...slot, inIo: true, busy: false };
      } else if (macro === 'end') {
        hasEnd = true;
        inner = { at: slots };
      } else if (macro === 'immediate') {
        slot.mode ??= 'immediate';
        if (slot.mode === 'io') inner = { ...slot, busy: true };
      }
      if (isTop) statement.body = statements(depth, 5, inner);
      else if (depth < 4 && !isLeaf) statement.body = statements(depth + 1, 3, inner);
      list.push(statement);
      if (isTop || write[kind].isLast) break;
    }
    return list;
  }
  return { statements: statements(0, 6, { at: 0 }), isModule, hasHandlers };
}

function lines(statements, indent) {
  return statements.map((statement) => {
    const { kind, name, body } = statement;
    const inner = `log('${name}');` + (body.length ? `\n${lines(body, indent + '  ')}\n${indent}` : '');
    return indent + write[kind].text(statement, inner);
  }).join('\n');
}

const needs = { fs: /\bfs\./, events: /\bevents[.(]/, util: /\butil\./, stream: /\bstream\./, dns: /\bdns\./,
                timersPromises: /\btimersPromises\./, streamPromises: /\bstreamPromises\./, net: /\bnet\./, http: /\bhttp\./,
                crypto: /\bcrypto\./, zlib: /\bzlib\./,
                readline: /\breadline\./ };
const moduleNames = { timersPromises: 'timers/promises', streamPromises: 'stream/promises' };
const handlers = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'].map(
    (name) => `process.on('${name}', (error) => log('${name} ' + (error && error.message)));\n`).join('');

function header(body, isModule) {
  const used = Object.keys(needs).filter((name) => needs[name].test(body));
  const from = (name) => moduleNames[name] ?? name;
  return used.map((name) => isModule ? `import ${name} from '${from(name)}';\n` :
                                       `const ${name} = require('${from(name)}');\n`).join('');
}

generate.text = ({ statements, isModule, hasHandlers }) => {
  const body = lines(statements, '');
  return `${isModule ? '' : "'use strict';\n"}${header(body, isModule)}const order = [];
const log = (name) => order.push(name);
const file = process.argv[1];
const queueTick = (callback) => process.nextTick(callback);
process.on('exit', (code) => console.log([...order, code].join('\\n')));
${hasHandlers ? handlers : ''}${body}
`;
};
