'use strict';
// Where Node's own JavaScript makes the errors that the loop brings: no function of the script's is on the stack then,
// so their frames are always the same. They were read from real Node, of the versions that the profiles stand for.

const { StringPrototypeSplit } = primordials;
const { withFrames } = require('internal/error_stack');
const { file, frameOfTicks, inner, placeOfEmit } = require('internal/stack_frames');
const { closeFrame } = require('internal/stack_stretches');
const { isAtLeast, ofProfile } = require('internal/versions');

// net: connecting, reading. dns: lookup() of one and of all, the same of the promises, lookupService().
// zlib: a codec's error, and what makes it. client: the end and the close of a connection without an answer, its
// close within one, a request that was destroyed before it had a connection. server: a connection lost within a
// request. reset: what makes the error of such connections. end: what tells of a stream's end.
const tables = {
  __proto__: null,
  10: { net: '1107:14 111:27', dns: '56:26 68:26 27:17 37:17 154:26', zlib: '164:17',
    client: '435:23 373:25', server: '', reset: '332:15', end: '1145:12' },
  12: { net: '1144:16 209:20', dns: '66:26 74:26 39:17 49:17 163:26', zlib: '182:17',
    client: '458:23 401:25', server: '', reset: '609:14', end: '1241:12' },
  14: { net: '1159:16 209:20', dns: '71:26 79:26 43:17 53:17 169:26', zlib: '187:17',
    client: '499:23 449:25 - 391:13 818:5', server: '', reset: '639:14', end: '1333:12' },
  16: { net: '1278:16 217:20', dns: '109:26 120:26 82:17 95:17 226:26', zlib: '189:17',
    client: '518:23 467:25 454:19 871:15 891:5', server: '642:17 636:3', reset: '705:14', end: '1358:12' },
  18: { net: '1555:16 217:20', dns: '107:26 118:26 82:17 95:17 246:26', zlib: '189:17',
    client: '525:23 474:25 461:19 879:15 902:5', server: '781:17 775:3', reset: '720:14', end: '1400:12' },
  20.2: { net: '1571:16 217:20', dns: '107:26 118:26 82:17 95:17 246:26', zlib: '189:17',
    client: '519:23 468:25 455:19 872:15 895:5', server: '771:17 765:3', reset: '714:14', end: '1367:12' },
  20: { net: '1611:16 218:20', dns: '111:26 122:26 86:17 99:17 263:26', zlib: '189:17 984:15 538:14',
    client: '528:25 477:27 464:19 881:15 904:5', server: '796:17 790:3', reset: null, end: '1698:12' },
  22: { net: '1638:16 216:20', dns: '111:26 122:26 89:17 102:17 263:26', zlib: '191:17 983:15 537:14',
    client: '599:25 548:27 535:19 963:15 987:5', server: '838:17 832:3', reset: null, end: '1698:12' },
  24: { net: '2021:16 216:20', dns: '112:26 123:26 89:17 102:17 266:26', zlib: '193:17 986:15 540:14',
    client: '790:25 739:27 726:19 1161:15 1188:5', server: '921:17 914:3', reset: null, end: '1764:12' },
  26: { net: '2083:16 221:20', dns: '111:26 122:26 88:17 101:17 260:26', zlib: '210:13 999:15 544:14',
    client: '800:25 749:27 736:19 1171:15 1198:5', server: '922:17 915:3', reset: null, end: '1980:12' },
};
const table = ofProfile(tables);
const places = (key) => StringPrototypeSplit(table[key], ' ');

const frame = (name, module, place) => `\n    at ${name} (${module}:${place})`;
const client = file('_http_client'), server = file('_http_server');
const resetFrame = () => (!table.reset ? '' : isAtLeast(12) ?
  frame('connResetException', inner('errors'), table.reset) : frame('createHangUpError', client, table.reset));
const emitFrame = () => frame('Socket.emit', file('events'), placeOfEmit(1));
const closeFrames = () => `${emitFrame()}\n    at ${closeFrame}`;
const readable = isAtLeast(14) ? inner('streams/readable') : file('_stream_readable');
const lookups = ['lookup', 'lookupall', 'lookup', 'lookupall', 'lookupservice'];
function lookupFrame(index) {
  const request = index === 4 ? 'GetNameInfoReqWrap' : 'GetAddrInfoReqWrap';
  const module = index === 2 || index === 3 ? inner('dns/promises') : file('dns');
  return frame(`${request}.on${lookups[index]} [as oncomplete]`, module, places('dns')[index]);
}
function listenerFrames(index) {
  return resetFrame() + frame('Socket.socketCloseListener', client, places('client')[index]) + closeFrames();
}

const frames = {
  __proto__: null,
  connect: () => frame('TCPConnectWrap.afterConnect [as oncomplete]', file('net'), places('net')[0]),
  read: () => frame('TCP.onStreamRead', inner('stream_base_commons'), places('net')[1]),
  lookup: () => lookupFrame(0),
  lookupAll: () => lookupFrame(1),
  promisedLookup: () => lookupFrame(2),
  promisedLookupAll: () => lookupFrame(3),
  lookupService: () => lookupFrame(4),
  endOfConnection: () => resetFrame() + frame('Socket.socketOnEnd', client, places('client')[0]) + emitFrame() +
    frame('endReadableNT', readable, table.end) + frameOfTicks(2),
  closeOfConnection: () => listenerFrames(1),
  closeWithinAnswer: () => listenerFrames(2),
  destroyedBefore: () => resetFrame() + frame('_destroy', client, places('client')[3]) +
    frame('onSocketNT', client, places('client')[4]) + frameOfTicks(3),
  closeWithinRequest: () => resetFrame() + frame('abortIncoming', server, places('server')[0]) +
    frame('socketOnClose', server, places('server')[1]) + closeFrames(),
};
const brotli = { __proto__: null, brotlicompress: 'BrotliEncoder', brotlidecompress: 'BrotliDecoder' };
function zlibFrames(name) {
  const { 0: place, 1: maker, 2: wrapper } = places('zlib'), codec = brotli[name] ?? 'Zlib', errors = inner('errors');
  const made = maker ? frame('genericNodeError', errors, maker) + frame('wrappedFn', errors, wrapper) : '';
  return `${made}${frame(`${codec}.zlibOnError [as onerror]`, file('zlib'), place)}`;
}

// What `make` gives, as if it was made there.
const errorFrom = (origin, make) => withFrames(frames[origin], make);
const errorOfCodec = (name, make) => withFrames(() => zlibFrames(name), make);

module.exports = { errorFrom, errorOfCodec };
