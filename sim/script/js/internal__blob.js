'use strict';
// Blob and File: bytes that do not change, with a type.

const {
  ArrayBufferIsView, ArrayBufferPrototypeSlice, DateNow, MathMax, MathMin, MathTrunc, ObjectDefineProperties,
  Promise, PromisePrototypeThen, PromiseResolve,
  RegExpPrototypeExec, RegExpPrototypeSymbolReplace, StringPrototypeToLowerCase, StringPrototypeToWellFormed,
  SymbolFor, SymbolIterator, SymbolToStringTag, TypedArrayPrototypeSet, TypedArrayPrototypeSlice, Uint8Array,
} = primordials;
const { classKind } = binding.util;
const native = binding.buffer;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const customInspect = SymbolFor('nodejs.util.inspect.custom');

function bytesOf(part, endings) {
  if (part instanceof Blob) return bytesInside(part);
  if (ArrayBufferIsView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  const kind = typeof part === 'object' && part !== null ? classKind(part) : undefined;
  if (kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer') return new Uint8Array(part);
  let text = StringPrototypeToWellFormed(`${part}`);
  if (endings === 'native') text = RegExpPrototypeSymbolReplace(/\r\n|\r/g, text, '\n');
  return native.encode(text, 'utf8');
}

const cleanType = (type) =>
  (RegExpPrototypeExec(/[^\x20-\x7e]/, type) !== null ? '' : StringPrototypeToLowerCase(type));

let bytesInside;  // of a blob: for this file only

class Blob {
  #bytes;
  #parts;  // how many pieces it was made of
  #type;
  static { bytesInside = (blob) => blob.#bytes; }

  constructor(sources = [], options = { __proto__: null }) {
    if (sources === null || typeof sources !== 'object' || typeof sources[SymbolIterator] !== 'function' ||
        typeof sources === 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('sources', 'a sequence', sources);
    }
    require('internal/validators').validateObject(options, 'options', 7);
    const { type = '', endings = 'transparent' } = options ?? { __proto__: null };
    if (endings !== 'transparent' && endings !== 'native') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.endings', endings);
    }
    const parts = [];
    let length = 0;
    for (const source of sources) {
      const bytes = bytesOf(source, endings);
      if (bytes.length > 0) parts[parts.length] = bytes;
      length += bytes.length;
    }
    this.#parts = parts.length;
    this.#bytes = new Uint8Array(length);
    let at = 0;
    for (let i = 0; i < parts.length; i++) {
      TypedArrayPrototypeSet(this.#bytes, parts[i], at);
      at += parts[i].length;
    }
    this.#type = cleanType(`${type}`);
  }

  get size() { return this.#bytes.length; }
  get type() { return this.#type; }

  slice(start = 0, end = this.size, type = this.#type) {
    const clamp = (index) => (index < 0 ? MathMax(this.size + index, 0) : MathMin(index, this.size));
    const from = clamp(MathTrunc(start) || 0);
    const to = clamp(MathTrunc(end) || 0);
    return new Blob([TypedArrayPrototypeSlice(this.#bytes, from, MathMax(from, to))], { type });
  }

  stream() {
    const bytes = this.#bytes;
    const step = 65536;
    let at = 0;
    return new (require('stream/web').ReadableStream)({
      type: 'bytes',
      pull(controller) {
        if (at < bytes.length) controller.enqueue(TypedArrayPrototypeSlice(bytes, at, at + step));
        at += step;
        if (at >= bytes.length) controller.close();
      },
    });
  }
  // Since Node 20 a microtask for each part of the blob.
  arrayBuffer() {
    const copy = ArrayBufferPrototypeSlice(this.#bytes.buffer, 0);
    if (!isAtLeast(20)) return PromiseResolve(copy);
    let left = this.#parts;
    return new Promise((fulfil) => {
      const readNext = () => {
        if (left-- <= 0) fulfil(copy);
        else PromisePrototypeThen(PromiseResolve(), readNext);
      };
      readNext();
    });
  }
  async bytes() { return new Uint8Array(await this.arrayBuffer()); }
  async text() {
    const bytes = new Uint8Array(await this.arrayBuffer());
    return native.decode(bytes, 'utf8', 0, bytes.length);
  }

  [customInspect](depth, options) {
    if (depth !== null && depth < 0) return this;
    return `Blob ${require('internal/inspect').inspect({ size: this.size, type: this.type }, options)}`;
  }
}

class File extends Blob {
  #name;
  #lastModified;
  constructor(fileBits, fileName, options = { __proto__: null }) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('fileBits', 'fileName');
    super(fileBits, options);
    this.#name = StringPrototypeToWellFormed(`${fileName}`);
    const { lastModified } = options ?? { __proto__: null };
    this.#lastModified = lastModified === undefined ? DateNow() : MathTrunc(+lastModified) || 0;
  }
  get name() { return this.#name; }
  get lastModified() { return this.#lastModified; }
  [customInspect](depth, options) {
    if (depth !== null && depth < 0) return this;
    const { size, type, name, lastModified } = this;
    return `File ${require('internal/inspect').inspect({ size, type, name, lastModified }, options)}`;
  }
}

const enumerable = { __proto__: null, enumerable: true };
const tagged = (value) => ({ __proto__: null, value, configurable: true });
ObjectDefineProperties(Blob.prototype, {
  __proto__: null, size: enumerable, type: enumerable, slice: enumerable, stream: enumerable,
  text: enumerable,
  arrayBuffer: enumerable,
  bytes: enumerable, [SymbolToStringTag]: tagged('Blob'),
});
ObjectDefineProperties(File.prototype, {
  __proto__: null, name: enumerable, lastModified: enumerable, [SymbolToStringTag]: tagged('File'),
});

module.exports = { Blob, File };
