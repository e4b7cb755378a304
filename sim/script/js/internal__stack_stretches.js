'use strict';
// What Node's own stack has where ours has other functions: below a listener of 'listening', 'connection', 'connect' or
// 'close', around once(), and where a server cannot listen. Read from real Node, of the versions that the profiles
// stand for.

const {
  ArrayPrototypeConcat, StringPrototypeCharCodeAt, StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeSlice,
  StringPrototypeSplit, StringPrototypeStartsWith,
} = primordials;
const { file, frameOfTicks, inner } = require('internal/stack_frames');
const { isAtLeast, ofProfile } = require('internal/versions');

// once: around a listener. listen: setupListenHandle, listenInCluster, listen() without a host, and behind its lookup.
// net: what emits 'listening', 'connection', 'connect' and 'close' of a server, and 'close' of a socket.
const tables = {
  __proto__: null,
  10: { once: '286:20', listen: '1280:14 1328:12 1415:7 1461:7', net: '1314:10 1520:8 1093:10 1619:8 607:12' },
  12: { once: '420:28', listen: '1316:16 1364:12 1450:7 1501:7', net: '1350:10 1558:8 1130:10 1657:8 675:12' },
  14: { once: '519:28', listen: '1331:16 1379:12 1465:7 1516:7', net: '1365:10 1573:8 1145:10 1677:8 686:12' },
  16: { once: '627:28', listen: '1463:16 1511:12 1599:7 1660:7', net: '1497:10 1748:8 1263:10 1857:8 301:12' },
  18: { once: '631:28', listen: '1817:16 1865:12 1953:7 2014:7', net: '1851:10 2104:8 1540:10 2221:8 350:12' },
  20.2: { once: '625:28', listen: '1823:16 1871:12 1959:7 2020:7', net: '1857:10 2108:8 1556:10 2217:8 335:12' },
  20: { once: '638:28', listen: '1908:16 1965:12 2067:7 2139:7', net: '1951:10 2227:8 1596:10 2344:8 343:12' },
  22: { once: '633:28', listen: '1941:16 1998:12 2103:7 2207:7', net: '1984:10 2303:8 1623:10 2420:8 347:12' },
  24: { once: '639:12', listen: '2328:16 2437:12 2562:7 2666:7', net: '2423:10 2762:8 2006:10 2879:8 362:12' },
  26: { once: '639:12', listen: '2390:16 2499:12 2624:7 2728:7', net: '2485:10 2824:8 2068:10 2941:8 362:12' },
};
const table = ofProfile(tables);
const places = StringPrototypeSplit(table.net, ' '), net = file('net');
const tick = (count) => StringPrototypeSlice(frameOfTicks(count), '\n    at '.length);
const closeFrame = `${isAtLeast(12) ? 'TCP.<anonymous>' : 'TCP._handle.close'} (${net}:${places[4]})`;

// How a function of ours begins its line, and what calls it in Node.
const callers = [
  ['emitListening (node:net:', () => [`emitListeningNT (${net}:${places[0]})`, tick(1)]],
  ['onConnection (node:net:', () => [`TCP.onconnection (${net}:${places[1]})`]],
  ['afterConnect (node:internal/net/socket:',
   () => [`TCPConnectWrap.afterConnect [as oncomplete] (${net}:${places[2]})`]],
  ['emitClose (node:net:', () => [`emitCloseNT (${net}:${places[3]})`, tick(1)]],
  ['closed (node:internal/net/socket:', () => [closeFrame]],
];

// { count, frames }: so many lines of a stretch stay, and these come behind them; undefined if it is not known.
function callerOf(stretch) {
  for (let i = 0; i < stretch.length; i++) {
    for (let k = 0; k < callers.length; k++) {
      if (StringPrototypeStartsWith(stretch[i], callers[k][0])) return { count: i, frames: callers[k][1]() };
    }
  }
  return undefined;
}

// Where a server cannot listen.
function listenFrames(stretch) {
  if (!StringPrototypeStartsWith(stretch[0], 'uvExceptionWithHostPort (node:errors:')) return undefined;
  const { 0: setUp, 1: cluster, 2: listen, 3: later } = StringPrototypeSplit(table.listen, ' ');
  const frames = [`Server.setupListenHandle [as _listen2] (${net}:${setUp})`, `listenInCluster (${net}:${cluster})`];
  for (let i = 0; i < stretch.length; i++) {
    if (StringPrototypeStartsWith(stretch[i], 'Server.listen (node:net:')) {
      return ArrayPrototypeConcat(frames, [`Server.listen (${net}:${listen})`]);
    }
  }
  return ArrayPrototypeConcat(frames, isAtLeast(22) ? [`${net}:${later}`, tick(2)] : [`doListen (${net}:${later})`, tick(3)]);
}

// What promisify() has called: its executor and its function.
const ofPromisify = StringPrototypeSplit(ofProfile({
  __proto__: null, 10: '274:30 273:12', 12: '297:30 296:12', 14: '341:30 340:12', 16: '364:7 350:12', 18: '441:7 427:12',
  20.2: '410:7 396:12', 20: '441:7 427:12', 22: '491:21 477:12', 24: '492:21 478:12', 26: '492:21 478:12',
}), ' ');
const promisify = '(node:internal/promisify:';

// AsyncLocalStorage: run() and exit(), which from 24 on calls run().
const ofStorage = StringPrototypeSplit(ofProfile({
  __proto__: null, 10: '0:0 0:0', 12: '304:14 314:14', 14: '314:14 326:14', 16: '330:14 342:14', 18: '338:14 350:14',
  20.2: '346:14 358:14', 20: '346:14 358:14', 22: '91:14 103:14', 24: '65:14 72:17 61:14', 26: '66:14 73:17 62:14',
}), ' ');
const storage = !isAtLeast(22) ? file('async_hooks') :
  inner(`async_local_storage/${isAtLeast(24) ? 'async_context_frame' : 'async_hooks'}`);
const run = '.run (node:async_hooks:', exit = '.exit (node:async_hooks:';
function storageFrames(line, isExit) {
  const name = StringPrototypeSlice(line, 0, StringPrototypeIndexOf(line, '.'));
  const { 0: ofRun, 1: ofExit, 2: within } = ofStorage;
  if (isExit) {
    const frame = `${name}.exit (${storage}:${ofExit})`;
    return within ? [`${name}.run (${storage}:${within})`, frame] : [frame];
  }
  if (isAtLeast(14)) return [`${name}.run (${storage}:${ofRun})`];
  const scope = `AsyncResource.runInAsyncScope (${storage}:189:9)`;
  return [`${storage}:${ofRun}`, scope, `${name}.run (${storage}:302:35)`];
}

const wrapper = isAtLeast(24) ? '.wrapper (node:events:' : '.onceWrapper (node:events:';
const nameOf = (line) => StringPrototypeSlice(line, 0, StringPrototypeIndexOf(line, ' ('));
// In the place of a line of ours, above the line `below`: a listener of once(), promisify() and AsyncLocalStorage;
// undefined if it is another one.
function framesInPlace(line, below) {
  const at = StringPrototypeIndexOf(line, '(node:');
  switch (at === -1 ? 0 : StringPrototypeCharCodeAt(line, at + '(node:'.length)) {
    case 101 /* events */:
      return StringPrototypeIncludes(line, wrapper) ? [`${nameOf(line)} (${file('events')}:${table.once})`] : undefined;
    case 105 /* internal */:
      return StringPrototypeStartsWith(line, promisify, at) ? promisifyFrames(line, below) : undefined;
    case 97 /* async_hooks */: {
      if (StringPrototypeStartsWith(line, 'runWith (')) return [];
      const isExit = StringPrototypeIncludes(line, exit);
      return isExit || StringPrototypeIncludes(line, run) ? storageFrames(line, isExit) : undefined;
    }
    default: return undefined;
  }
}
function promisifyFrames(line, below) {
  const { 0: executor, 1: caller } = ofPromisify, isExecutor = below === 'new Promise (native)';
  const place = `${inner('util')}:${isExecutor ? executor : caller}`, name = nameOf(line);
  if (isExecutor && !isAtLeast(12)) return [`Promise (${place})`];
  return [name === '<anonymous>' ? place : `${name} (${place})`];
}

module.exports = { callerOf, closeFrame, framesInPlace, listenFrames };
