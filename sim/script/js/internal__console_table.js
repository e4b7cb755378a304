'use strict';
// console.table: rows and columns of any collection, drawn with box characters.

const {
  ArrayIsArray, ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeUnshift, MathMax, ObjectKeys,
  ObjectPrototypeHasOwnProperty, StringPrototypeRepeat, TypedArrayPrototypeGetSymbolToStringTag,
} = primordials;
const { classKind, previewEntries, previewIsKeyValue } = binding.util;
const { inspect } = require('internal/inspect');
const { isAtLeast } = require('internal/versions');
const { getStringWidth } = require('internal/inspect_text');

// Until Node 20.3 or so, texts stood in the middle of their cells.
const centered = !isAtLeast(20, 3);
function drawRow(cells, widths) {
  const padded = [];
  for (let i = 0; i < cells.length; i++) {
    const room = widths[i] - getStringWidth(cells[i]);
    const before = centered ? room >> 1 : 0;
    padded[i] = StringPrototypeRepeat(' ', before) + cells[i] + StringPrototypeRepeat(' ', room - before);
  }
  return `│ ${ArrayPrototypeJoin(padded, ' │ ')} │\n`;
}

// head: titles; columns: one (possibly sparse) array of texts for each title.
function draw(head, columns) {
  const widths = [];
  let rows = 0;
  for (let i = 0; i < head.length; i++) {
    widths[i] = getStringWidth(head[i]);
    rows = MathMax(rows, columns[i].length);
    for (let j = 0; j < columns[i].length; j++)
      widths[i] = MathMax(widths[i], getStringWidth(columns[i][j] ?? ''));
  }
  const bars = [];
  for (let i = 0; i < widths.length; i++) bars[i] = StringPrototypeRepeat('─', widths[i] + 2);
  const rule = (left, middle, right) => left + ArrayPrototypeJoin(bars, middle) + right;
  let text = `${rule('┌', '┬', '┐')}\n${drawRow(head, widths)}${rule('├', '┼', '┤')}\n`;
  for (let j = 0; j < rows; j++) {
    const cells = [];
    for (let i = 0; i < head.length; i++) cells[i] = columns[i][j] ?? '';
    text += drawRow(cells, widths);
  }
  return text + rule('└', '┴', '┘');
}

// Keys and values of maps, sets and their iterators; undefined for everything else.
function entriesOf(data) {
  const kind = classKind(data);
  if (kind !== 'Map' && kind !== 'Set' && kind !== 'MapIterator' && kind !== 'SetIterator') return undefined;
  const items = previewEntries(data);
  if (kind !== 'Map' && !(kind === 'MapIterator' && previewIsKeyValue(data)))
    return { keys: undefined, values: items };
  const keys = [], values = [];
  for (let i = 0; i < items.length; i += 2) {
    ArrayPrototypePush(keys, items[i]);
    ArrayPrototypePush(values, items[i + 1]);
  }
  return { keys, values };
}

function tableOf(data, properties, options) {
  const cell = (value) => {
    const folded = value !== null && typeof value === 'object' && !ArrayIsArray(value) &&
      TypedArrayPrototypeGetSymbolToStringTag(value) === undefined && ObjectKeys(value).length > 2;
    return inspect(value, { depth: folded ? -1 : 0, maxArrayLength: 3, breakLength: Infinity, ...options });
  };
  const column = (values) => {
    const texts = [];
    for (let i = 0; i < values.length; i++) texts[i] = cell(values[i]);
    return texts;
  };

  const entries = entriesOf(data);
  if (entries !== undefined) {
    const indexes = [];
    for (let i = 0; i < entries.values.length; i++) indexes[i] = `${i}`;
    const values = column(entries.values);
    return entries.keys === undefined ? draw(['(iteration index)', 'Values'], [indexes, values]) :
      draw(['(iteration index)', 'Key', 'Values'], [indexes, column(entries.keys), values]);
  }

  const columns = { __proto__: null };
  const primitives = [];
  let hasPrimitives = false;
  const rows = ObjectKeys(data);
  for (let i = 0; i < rows.length; i++) {
    const item = data[rows[i]];
    const primitive = item === null || (typeof item !== 'object' && typeof item !== 'function');
    if (properties === undefined && primitive) {
      hasPrimitives = true;
      primitives[i] = cell(item);
      continue;
    }
    const keys = properties ?? ObjectKeys(item);
    for (let j = 0; j < keys.length; j++) {
      const key = keys[j];
      columns[key] ??= [];
      columns[key][i] = primitive || !ObjectPrototypeHasOwnProperty(item, key) ? '' : cell(item[key]);
    }
  }
  const titles = ObjectKeys(columns);
  const texts = [];
  for (let i = 0; i < titles.length; i++) texts[i] = columns[titles[i]];
  if (hasPrimitives) {
    ArrayPrototypePush(titles, 'Values');
    ArrayPrototypePush(texts, primitives);
  }
  ArrayPrototypeUnshift(titles, '(index)');
  ArrayPrototypeUnshift(texts, rows);
  return draw(titles, texts);
}

module.exports = { tableOf };
