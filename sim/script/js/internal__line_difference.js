'use strict';
// What an AssertionError shows since Node 22: the shortest way from one list of lines to another, by E. W. Myers' algorithm
// (An O(ND) Difference Algorithm, 1986), which comes from the end of both lists, as Node's does.

const {
  ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeReverse, StringPrototypeEndsWith, StringPrototypeSlice,
} = primordials;

const kept = 0, added = 1, removed = 2;
const linesShown = 5;  // of those that are equal, behind a difference

// Lines of objects are equal but for a comma, too.
function isSame(actual, expected, ignoresCommas) {
  if (actual === expected) return true;
  if (!ignoresCommas) return false;
  return (StringPrototypeEndsWith(actual, ',') && StringPrototypeSlice(actual, 0, -1) === expected) ||
    (StringPrototypeEndsWith(expected, ',') && StringPrototypeSlice(expected, 0, -1) === actual);
}

// The furthest point on each diagonal for each number of differences, until the end of both is reached.
function furthestPoints(actual, expected, ignoresCommas) {
  const most = actual.length + expected.length;
  const points = { __proto__: null, 1: 0 };
  const trace = [];
  for (let count = 0; count <= most; count++) {
    ArrayPrototypePush(trace, { __proto__: null, ...points });
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const below = points[diagonal - 1], above = points[diagonal + 1];
      const goesDown = diagonal === -count || (diagonal !== count && below < above);
      let x = goesDown ? above : below + 1;
      let y = x - diagonal;
      while (x < actual.length && y < expected.length && isSame(actual[x], expected[y], ignoresCommas)) {
        x++;
        y++;
      }
      points[diagonal] = x;
      if (x >= actual.length && y >= expected.length) return trace;
    }
  }
  return trace;
}

// A list of { kind, line }, first line first.
function difference(actual, expected, ignoresCommas) {
  const trace = furthestPoints(actual, expected, ignoresCommas);
  const steps = [];
  let x = actual.length, y = expected.length;
  for (let count = trace.length - 1; count >= 0; count--) {
    const points = trace[count], diagonal = x - y;
    const cameDown = diagonal === -count ||
      (diagonal !== count && points[diagonal - 1] < points[diagonal + 1]);
    const fromX = points[cameDown ? diagonal + 1 : diagonal - 1] ?? 0;
    const fromY = fromX - (cameDown ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY) {
      const line = ignoresCommas && !StringPrototypeEndsWith(actual[x - 1], ',') ? expected[y - 1] : actual[x - 1];
      ArrayPrototypePush(steps, { kind: kept, line });
      x--;
      y--;
    }
    if (count === 0) break;
    if (x === fromX) ArrayPrototypePush(steps, { kind: removed, line: expected[--y] });
    else ArrayPrototypePush(steps, { kind: added, line: actual[--x] });
  }
  return ArrayPrototypeReverse(steps);
}

// -> { text, isShortened }. Long runs of equal lines are cut behind the fifth.
function showDifference(actual, expected, ignoresCommas) {
  const steps = difference(actual, expected, ignoresCommas);
  const lines = [];
  let equal = 0, isShortened = false;
  const show = (step) => ArrayPrototypePush(lines, `  ${step.line}`);
  for (let i = 0; i < steps.length; i++) {
    const { kind, line } = steps[i];
    if (kind === kept) {
      if (equal++ < linesShown) show(steps[i]);
      continue;
    }
    const hidden = equal - linesShown;
    if (hidden > 2) {
      ArrayPrototypePush(lines, '...');
      isShortened = true;
    } else if (hidden === 2) {
      show(steps[i - 2]);
    }
    if (hidden > 0) show(steps[i - 1]);
    equal = 0;
    ArrayPrototypePush(lines, `${kind === added ? '+' : '-'} ${line}`);
  }
  return { text: `\n${ArrayPrototypeJoin(lines, '\n')}`, isShortened };
}

module.exports = { showDifference };
