'use strict';
// Readers of a whole stream. Each chunk is a text, a view or an ArrayBuffer.

const {
  ArrayPrototypePush, JSONParse, TypedArrayPrototypeGetBuffer, TypedArrayPrototypeGetByteLength,
  TypedArrayPrototypeGetByteOffset, ArrayBufferPrototypeSlice,
} = primordials;
const { Blob, Buffer } = require('buffer');
const { TextDecoder } = require('text_encoding');

async function blob(stream) {
  const chunks = [];
  for await (const chunk of stream) ArrayPrototypePush(chunks, chunk);
  return new Blob(chunks);
}
async function arrayBuffer(stream) {
  const whole = await buffer(stream);
  const from = TypedArrayPrototypeGetByteOffset(whole);
  return ArrayBufferPrototypeSlice(
    TypedArrayPrototypeGetBuffer(whole), from, from + TypedArrayPrototypeGetByteLength(whole));
}
async function buffer(stream) {
  const chunks = [];
  for await (const chunk of stream) ArrayPrototypePush(chunks, Buffer.from(chunk));
  return Buffer.concat(chunks);
}
async function text(stream) {
  const decoder = new TextDecoder();
  let result = '';
  for await (const chunk of stream) {
    result += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  return result + decoder.decode();
}
async function json(stream) { return JSONParse(await text(stream)); }

module.exports = { arrayBuffer, blob, buffer, json, text };
