'use strict';
// What stands between the braces besides properties: elements, entries, the result of a promise.

const {
  ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeSort, MapPrototypeGetSize, MathMax, MathMin,
  ObjectKeys, ObjectPrototypeHasOwnProperty, SetPrototypeGetSize, TypedArrayPrototypeGetLength, Uint8Array,
} = primordials;
const { classKind, promiseDetails, previewEntries } = binding.util;
const { isAtLeast, major } = require('internal/versions');
const { kObject, kArrayElement, kArray, primitiveText, layOut } = require('internal/inspect_text');
const { isArrayIndex } = require('internal/inspect_class');

// Loaded while internal/inspect is: its functions are looked up when called.
const formatValue = (ctx, value, depth, insideTypedArray) =>
  require('internal/inspect').formatValue(ctx, value, depth, insideTypedArray);
const formatProperty = (ctx, value, depth, key, type) =>
  require('internal/inspect').formatProperty(ctx, value, depth, key, type);

const noEntries = () => [];
const more = (count, unit = 'item') => `... ${count} more ${unit}${count > 1 ? 's' : ''}`;
const limitOf = (ctx, length) => MathMin(MathMax(0, ctx.maxArrayLength), length);

// Formats `count` entries by `format(i)` two columns further in, and says how many of `total` are left out.
function indented(ctx, count, total, format) {
  const output = [];
  ctx.indentationLvl += 2;
  for (let i = 0; i < count; i++) output[i] = format(i);
  ctx.indentationLvl -= 2;
  if (total > count) ArrayPrototypePush(output, more(total - count));
  return output;
}

function arrayEntries(ctx, value, depth) {
  const limit = limitOf(ctx, value.length);
  const output = [];
  for (let i = 0; i < limit; i++) {
    if (!ObjectPrototypeHasOwnProperty(value, i)) return sparseEntries(ctx, value, depth, limit, output, i);
    ArrayPrototypePush(output, formatProperty(ctx, value, depth, i, kArrayElement));
  }
  if (value.length > limit) ArrayPrototypePush(output, more(value.length - limit));
  return output;
}

// The rest of an array from a hole on: <2 empty items>.
function sparseEntries(ctx, value, depth, limit, output, index) {
  const empty = (count) => ctx.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
  const keys = ObjectKeys(value);
  for (let i = index; i < keys.length && output.length < limit; i++) {
    if (!isArrayIndex(keys[i])) break;
    const next = +keys[i];
    if (next !== index) {
      ArrayPrototypePush(output, empty(next - index));
      index = next;
      if (output.length === limit) break;
    }
    ArrayPrototypePush(output, formatProperty(ctx, value, depth, keys[i], kArrayElement));
    index++;
  }
  const left = value.length - index;
  if (left > 0) ArrayPrototypePush(output, output.length === limit ? more(left) : empty(left));
  return output;
}

function typedArrayEntries(ctx, value, depth) {
  const length = TypedArrayPrototypeGetLength(value);
  const limit = limitOf(ctx, length);
  const output = [];
  for (let i = 0; i < limit; i++) output[i] = primitiveText(ctx, value[i]);
  if (length > limit) ArrayPrototypePush(output, more(length - limit));
  if (ctx.showHidden) {
    ctx.indentationLvl += 2;
    const keys = ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer'];
    for (let i = 0; i < keys.length; i++) {
      const key = isAtLeast(22) ? ctx.stylize(`[${keys[i]}]`, 'string') : `[${keys[i]}]`;
      ArrayPrototypePush(output, `${key}: ${formatValue(ctx, value[keys[i]], depth, true)}`);
    }
    ctx.indentationLvl -= 2;
  }
  return output;
}

function bufferEntries(ctx, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special')];
  }
  const limit = MathMin(ctx.maxArrayLength, bytes.length);
  const hex = [];
  for (let i = 0; i < limit; i++) hex[i] = hexOfByte(bytes[i]);
  const rest = bytes.length > limit ? ` ${more(bytes.length - limit, 'byte')}` : '';
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${ArrayPrototypeJoin(hex, ' ')}${rest}>`];
}
const digits = '0123456789abcdef';
const hexOfByte = (byte) => digits[byte >> 4] + digits[byte & 15];

// Sets and maps were written in full before Node 20, but not in the last of 16.
const limitOfCollection = isAtLeast(20) || major === 16 ? limitOf : (ctx, size) => size;
function setEntries(ctx, value, depth) {
  const items = previewEntries(value);
  const limit = limitOfCollection(ctx, items.length);
  return indented(ctx, limit, items.length, (i) => formatValue(ctx, items[i], depth));
}
function mapEntries(ctx, value, depth) {
  const items = previewEntries(value);
  const size = items.length / 2;
  return indented(ctx, limitOfCollection(ctx, size), size,
    (i) => `${formatValue(ctx, items[2 * i], depth)} => ${formatValue(ctx, items[2 * i + 1], depth)}`);
}
// Until 12 a collection that shows what is hidden tells its size behind its entries; later it always does, before them.
const withSize = (entries) => (ctx, value, depth) => {
  const output = entries(ctx, value, depth);
  if (ctx.showHidden) {
    const size = classKind(value) === 'Set' ? SetPrototypeGetSize(value) : MapPrototypeGetSize(value);
    ArrayPrototypePush(output, `[size]: ${ctx.stylize(`${size}`, 'number')}`);
  }
  return output;
};
const sizedSetEntries = isAtLeast(14) ? setEntries : withSize(setEntries);
const sizedMapEntries = isAtLeast(14) ? mapEntries : withSize(mapEntries);
function iteratorEntries(ctx, value, depth) {
  const items = previewEntries(value);
  return indented(ctx, limitOf(ctx, items.length), items.length, (i) => formatValue(ctx, items[i], depth));
}
function pairEntries(ctx, value, depth) {
  const items = previewEntries(value);
  const size = items.length / 2;
  const showsOne = !isAtLeast(12) && classKind(value) === 'SetIterator';
  return indented(ctx, limitOf(ctx, size), size, (i) => {
    if (showsOne) return formatValue(ctx, items[2 * i], depth);
    const pair = [formatValue(ctx, items[2 * i], depth), formatValue(ctx, items[2 * i + 1], depth)];
    if (!isAtLeast(12)) return `[ ${pair[0]}, ${pair[1]} ]`;
    return layOut(ctx, pair, '', ['[', ']'], kArray, depth);
  });
}
const unknownItems = isAtLeast(12) ? '<items unknown>' : '[items unknown]';
const unknownEntries = (ctx) => [ctx.stylize(unknownItems, 'special')];
const sortedUnless = (ctx, output) => (ctx.sorted ? output : ArrayPrototypeSort(output));
const weakSetEntries = (ctx, value, depth) => sortedUnless(ctx, setEntries(ctx, value, depth));
const weakMapEntries = (ctx, value, depth) => sortedUnless(ctx, mapEntries(ctx, value, depth));

function promiseEntries(ctx, value, depth) {
  const { 0: state, 1: result } = promiseDetails(value);
  if (state === 0) return [ctx.stylize('<pending>', 'special')];
  return indented(ctx, 1, 1, () => {
    const text = formatValue(ctx, result, depth);
    return state === 2 ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text;
  });
}

function namespaceEntries(ctx, value, depth, keys) {
  const output = [];
  for (let i = 0; i < keys.length; i++) {
    try {
      output[i] = formatProperty(ctx, value, depth, keys[i], kObject);
    } catch {
      output[i] = `${ctx.stylize(keys[i], 'name')}: ${ctx.stylize('<uninitialized>', 'special')}`;
    }
  }
  keys.length = 0;  // they are written
  return output;
}

module.exports = {
  noEntries, arrayEntries, typedArrayEntries, bufferEntries, setEntries: sizedSetEntries,
  mapEntries: sizedMapEntries, iteratorEntries, pairEntries, unknownEntries, weakSetEntries, weakMapEntries,
  promiseEntries, namespaceEntries, hexOfByte,
};
