// nodes: >=18
// CompressionStream and DecompressionStream, and the order in which their ends are told.
import { readFileSync, createReadStream, writeFileSync, createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
const text = 'the quick brown fox '.repeat(50);
async function collect(s) { const parts = []; for await (const c of s) parts.push(Buffer.from(c)); return Buffer.concat(parts); }
const z = await collect(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')));
console.log(gunzipSync(z).toString() === text);
const back = await collect(new Blob([z]).stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream()).pipeThrough(new TextEncoderStream()));
console.log(back.toString() === text);
for (const f of ['deflate']) { const r = await collect(new Blob([text]).stream().pipeThrough(new CompressionStream(f)).pipeThrough(new DecompressionStream(f))); console.log(f, r.length); }
try { await collect(new Blob(['not gzip']).stream().pipeThrough(new DecompressionStream('gzip'))); } catch (e) { console.log(e.name, e.code, e.message); }
const cs = new CompressionStream('gzip'); const w = cs.writable.getWriter(); const order = [];
w.write(new TextEncoder().encode('a')).then(() => order.push('w1')); w.write(new TextEncoder().encode('b')).then(() => order.push('w2')); w.close().then(() => order.push('close'));
for await (const c of cs.readable) order.push('chunk'); order.push('done'); setImmediate(() => console.log(order.join()));
