// One program under real Node and under the simulator.
import { observe, simulate } from './nodes.mjs';

// How often real Node runs before a program is called different: a loaded machine can disturb any timing.
const triesMax = 9;
// And how often ours does on a live host, which the same machine disturbs.
const triesOfLiveMax = 3;
// A race shows its rarer orders only in many runs.
const triesOfRaceMax = 60;

// program: { file, name, isRace }. Null if they agree. isSteady: real Node said the same each time.
export async function compare(program, node, host, triesOfNode = program.isRace ? triesOfRaceMax : triesMax) {
  const tries = host === 'virtual' ? 1 : triesOfLiveMax;
  let difference = null;
  for (let i = 0; i < tries; i++) {
    const { text, stderr } = await simulate(program.file, node, { host });
    const seen = await observe(program.file, node, triesOfNode, text);
    if (seen.has(text)) return null;
    const expected = [...seen].sort((a, b) => b[1] - a[1])[0][0];
    difference = { program, expected, found: text, stderr, isSteady: seen.size === 1 };
  }
  return difference;
}

function indent(text) { return text.trimEnd().split('\n').map((line) => `      ${line}`).join('\n'); }

export function print({ program, expected, found, stderr, source, isSteady }) {
  const steady = isSteady ? '' : ' (not the same each time)';
  console.log(`  ${program.name}\n    node${steady}:\n${indent(expected)}\n    loopglass:\n${indent(found)}`);
  if (stderr && !source) console.log(`    stderr:\n${indent(stderr.slice(0, 600))}`);
  if (source) console.log(`    program:\n${indent(source)}`);
}
