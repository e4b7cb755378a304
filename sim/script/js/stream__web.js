'use strict';
// stream/web: the package web-streams-polyfill, which follows the standard's own reference, in the steps that Node takes
// (internal/web_steps), with Node's looks and the streams that encode, decode and compress.

const {
  Error, ObjectDefineProperty, ObjectKeys, StringPrototypeCharCodeAt, StringPrototypeSlice, SymbolFor, SymbolToStringTag,
} = primordials;

if (!binding.modules.hasBuiltin('internal/web_streams')) {
  throw require('internal/module_errors').codedError(Error, 'ERR_LOOPGLASS_UNSUPPORTED',
    'This build of Loopglass has no web streams: `./dev setup` brings the package web-streams-polyfill; ' +
    'there is node:stream');
}
const streams = require('internal/web_streams');
require('internal/web_iterator').install(streams);
require('internal/web_states').install(streams);

// What util.inspect shows of each: not the fields of the package.
const views = {
  __proto__: null,
  ReadableStream: (stream) => ({
    locked: stream.locked, state: stream._state,
    supportsBYOB: stream._readableStreamController instanceof streams.ReadableByteStreamController,
  }),
  WritableStream: (stream) => ({ locked: stream.locked, state: stream._state }),
  TransformStream: (stream) => ({
    readable: stream.readable, writable: stream.writable, backpressure: stream._backpressure,
  }),
  ReadableStreamDefaultReader: (reader) => ({
    stream: reader._ownerReadableStream, readRequests: reader._readRequests?.length ?? 0, close: reader.closed,
  }),
  ReadableStreamBYOBReader: (reader) => ({
    stream: reader._ownerReadableStream, requests: reader._readIntoRequests?.length ?? 0, close: reader.closed,
  }),
  WritableStreamDefaultWriter: (writer) => ({
    stream: writer._ownerWritableStream, close: writer.closed, ready: writer.ready, desiredSize: writer.desiredSize,
  }),
  CountQueuingStrategy: (strategy) => ({ highWaterMark: strategy.highWaterMark }),
  ByteLengthQueuingStrategy: (strategy) => ({ highWaterMark: strategy.highWaterMark }),
  ReadableStreamDefaultController: () => ({}),
  ReadableByteStreamController: () => ({}),
  WritableStreamDefaultController: () => ({}),
  TransformStreamDefaultController: () => ({}),
};
function define(object, key, value) {
  ObjectDefineProperty(object, key, { __proto__: null, value, writable: true, configurable: true });
}
function defineView(Class, name, view) {
  define(Class.prototype, SymbolFor('nodejs.util.inspect.custom'), function (depth, options) {
    if (depth < 0) return `${name} [Object]`;
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `${name} ${require('internal/inspect').inspect(view(this), inner)}`;
  });
}
const names = ObjectKeys(views);
for (let i = 0; i < names.length; i++) defineView(streams[names[i]], names[i], views[names[i]]);

// A pair of streams around a TransformStream.
class Pair {
  #transform;
  constructor(transformer) { this.#transform = new streams.TransformStream(transformer); }
  get readable() { return this.#transform.readable; }
  get writable() { return this.#transform.writable; }
}

class TextEncoderStream extends Pair {
  constructor() {
    const encoder = new (require('text_encoding').TextEncoder)();
    let high = '';  // half of a character, at the end of a chunk
    super({
      transform(chunk, controller) {
        const text = high + `${chunk}`;
        const last = text.length === 0 ? 0 : StringPrototypeCharCodeAt(text, text.length - 1);
        const isHalf = last >= 0xd800 && last <= 0xdbff;
        high = isHalf ? text[text.length - 1] : '';
        const bytes = encoder.encode(isHalf ? StringPrototypeSlice(text, 0, -1) : text);
        if (bytes.length > 0) controller.enqueue(bytes);
      },
      flush(controller) { if (high !== '') controller.enqueue(encoder.encode(high)); },
    });
  }
  get encoding() { return 'utf-8'; }
}

class TextDecoderStream extends Pair {
  #decoder;
  constructor(encoding = 'utf-8', options = undefined) {
    const decoder = new (require('text_encoding').TextDecoder)(encoding, options);
    super({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== '') controller.enqueue(text);
        controller.terminate();
      },
    });
    this.#decoder = decoder;
  }
  get encoding() { return this.#decoder.encoding; }
  get fatal() { return this.#decoder.fatal; }
  get ignoreBOM() { return this.#decoder.ignoreBOM; }
}

// The codecs of zlib as pairs.
function codecClass(name, makers) {
  const { [name]: Class } = {
    [name]: class {
      #pair;
      constructor(format) {
        const maker = makers[format];
        if (maker === undefined) {
          throw new (require('errors').codes.ERR_INVALID_ARG_VALUE)('format', format,
            "must be one of: 'deflate', 'deflate-raw', 'gzip'");
        }
        this.#pair = require('internal/web_adapters').newReadableWritablePairFromDuplex(require('zlib')[maker]());
      }
      get readable() { return this.#pair.readable; }
      get writable() { return this.#pair.writable; }
    },
  };
  return Class;
}
const CompressionStream = codecClass('CompressionStream',
  { '__proto__': null, 'deflate': 'createDeflate', 'deflate-raw': 'createDeflateRaw', 'gzip': 'createGzip' });
const DecompressionStream = codecClass('DecompressionStream',
  { '__proto__': null, 'deflate': 'createInflate', 'deflate-raw': 'createInflateRaw', 'gzip': 'createGunzip' });

const own = { TextEncoderStream, TextDecoderStream, CompressionStream, DecompressionStream };
for (const name in own) {
  ObjectDefineProperty(own[name].prototype, SymbolToStringTag, { __proto__: null, value: name, configurable: true });
  defineView(own[name], name, (pair) => (pair.encoding === undefined ?
    { readable: pair.readable, writable: pair.writable } :
    { encoding: pair.encoding, readable: pair.readable, writable: pair.writable }));
}

module.exports = { ...streams, ...own };
