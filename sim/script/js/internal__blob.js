'use strict';
// Blob and File: bytes that do not change, with a type.

const {
  ArrayBufferIsView, DateNow, MathMax, MathMin, MathTrunc, ObjectDefineProperties,
  Promise, PromisePrototypeThen, PromiseResolve,
  RegExpPrototypeExec, RegExpPrototypeSymbolReplace, StringPrototypeToLowerCase, StringPrototypeToWellFormed,
  SymbolFor, SymbolIterator, SymbolToStringTag, TypedArrayPrototypeSet, TypedArrayPrototypeSlice,
  TypedArrayPrototypeSubarray, Uint8Array, queueMicrotask,
} = primordials;
const { classKind } = binding.util;
const native = binding.buffer;
const { codes } = require('errors');
const { isAtLeast } = require('internal/versions');
const customInspect = SymbolFor('nodejs.util.inspect.custom');

function bytesOf(part, endings) {
  if (ArrayBufferIsView(part)) {
    return TypedArrayPrototypeSlice(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  const kind = typeof part === 'object' && part !== null ? classKind(part) : undefined;
  if (kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer') return TypedArrayPrototypeSlice(new Uint8Array(part));
  let text = StringPrototypeToWellFormed(`${part}`);
  if (endings === 'native') text = RegExpPrototypeSymbolReplace(/\r\n|\r/g, text, '\n');
  return native.encode(text, 'utf8');
}

const cleanType = (type) =>
  (RegExpPrototypeExec(/[^\x20-\x7e]/, type) !== null ? '' : StringPrototypeToLowerCase(type));

let partsInside;  // of a blob: for this file only

// What stream() reads. Until 18 a blob is copied first and comes in pieces; then each part of it is a chunk.
const piece = 65536;
function copiedSource(blob) {
  let bytes, at = 0;
  return {
    async start() { bytes = new Uint8Array(await blob.arrayBuffer()); },
    pull(controller) {
      const isLast = bytes.length - at <= piece;
      controller.enqueue(TypedArrayPrototypeSlice(bytes, at, isLast ? bytes.length : at + piece));
      at += piece;
      if (isLast) controller.close();
    },
  };
}

// From 20.3 on a pull reads until the stream has enough, a microtask after each part and after what stands between
// two, which is empty; from 24 on an immediate.
function partsSource(nextPart) {
  const readsOn = isAtLeast(20, 3);
  const later = isAtLeast(24) ? require('timers').setImmediate : queueMicrotask;
  let isCancelled = false;
  return {
    type: readsOn ? 'bytes' : undefined,
    pull(controller) {
      return new Promise((resolve) => {
        function read() {
          if (isCancelled) return;
          const part = nextPart();
          if (part === undefined) {
            controller.close();
            controller.byobRequest?.respond(0);
            resolve();
            return;
          }
          if (part.length > 0) controller.enqueue(part);
          if (!readsOn) resolve();
          else later(() => (controller.desiredSize < 0 ? resolve() : read()));
        }
        read();
      });
    },
    cancel() { isCancelled = true; },
  };
}

class Blob {
  #parts = [];  // bytes that nobody else has; none is empty
  #size = 0;
  #type;
  static { partsInside = (blob) => blob.#parts; }

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
    for (const source of sources) {
      const parts = source instanceof Blob ? partsInside(source) : [bytesOf(source, endings)];
      for (let i = 0; i < parts.length; i++) this.#add(parts[i]);
    }
    this.#type = cleanType(`${type}`);
  }

  #add(bytes) {
    if (bytes.length === 0) return;
    this.#parts[this.#parts.length] = bytes;
    this.#size += bytes.length;
  }

  get size() { return this.#size; }
  get type() { return this.#type; }

  slice(start = 0, end = this.size, type = this.#type) {
    const clamp = (index) => (index < 0 ? MathMax(this.size + index, 0) : MathMin(index, this.size));
    let from = clamp(MathTrunc(start) || 0);
    let to = clamp(MathTrunc(end) || 0);
    const slice = new Blob([], { type });
    for (let i = 0; i < this.#parts.length; i++) {
      const part = this.#parts[i];
      if (from < to) slice.#add(TypedArrayPrototypeSubarray(part, MathMax(from, 0), MathMax(to, 0)));
      from -= part.length;
      to -= part.length;
    }
    return slice;
  }

  stream() {
    const { ReadableStream } = require('stream/web');
    if (!isAtLeast(20)) return new ReadableStream(copiedSource(this));
    const stride = isAtLeast(20, 3) ? 2 : 1;
    let step = 0;
    const nextPart = () => {
      const index = step++ / stride;
      if (index > this.#parts.length - 1) return undefined;
      return index % 1 === 0 ? TypedArrayPrototypeSlice(this.#parts[index]) : new Uint8Array(0);
    };
    return new ReadableStream(partsSource(nextPart), { highWaterMark: 0 });
  }
  #copy() {
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (let i = 0; i < this.#parts.length; i++) {
      TypedArrayPrototypeSet(bytes, this.#parts[i], at);
      at += this.#parts[i].length;
    }
    return bytes;
  }
  // Since Node 20 a microtask for each part of the blob, and one between them.
  arrayBuffer() {
    const { buffer } = this.#copy();
    if (!isAtLeast(20)) return PromiseResolve(buffer);
    let left = MathMax(2 * this.#parts.length - 1, 0);
    return new Promise((fulfil) => {
      const readNext = () => {
        if (left-- <= 0) fulfil(buffer);
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
