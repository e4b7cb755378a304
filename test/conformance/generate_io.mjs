// Statements of random programs, as in generate_statements.mjs: timers of other kinds, files, sockets, requests, the
// pool. Each is one chain of I/O, and logs nothing whose order the kernel decides.

const temporary = (s) => `'/tmp/lg-' + process.pid + '-${s.name}'`;
const serve = (name, handler, client) => `{ const server = net.createServer(${handler}); server.listen(0, '127.0.0.1', () => { ` +
  `log('${name} listening'); const c = net.connect(server.address().port, '127.0.0.1'); ${client} }); }`;
const answer = (handler, client) => `{ const server = http.createServer((q, r) => { ${handler} }); server.listen(0, '127.0.0.1', () => { ` +
  `const port = server.address().port; ${client} }); }`;
const request = (options, onResponse) => `http.request({ host: '127.0.0.1', port, ${options} }, (res) => { ${onResponse} })`;

export const moreTimers = {
  signalTimeout: { since: 18, macro: 'timer', weight: 3, text: (s, body) => `AbortSignal.timeout(${s.delay}).addEventListener('abort', () => { ${body} }); ` +
    `setTimeout(() => {}, ${s.delay} + 5);` },
  promiseInterval: { since: 16, macro: 'timer', inner: 'immediate', weight: 3, text: (s, body) => `setTimeout(async () => { let n = 0; ` +
    `for await (const x of timersPromises.setInterval(2, '${s.name} v')) { log(x); if (++n === 2) break; } ${body} }, ${s.delay});` },
  schedulerWait: { since: 18, macro: 'timer', weight: 3, text: (s, body) => `timersPromises.scheduler.wait(${s.delay}).then(() => { ${body} });` },
  schedulerYield: { since: 18, macro: 'immediate', weight: 3, text: (s, body) => `timersPromises.scheduler.yield().then(() => { ${body} });` },
  timerNested: { macro: 'timer', inner: 'immediate', weight: 4, text: (s, body) => `setTimeout(() => { setTimeout(() => { log('${s.name} a'); process.nextTick(() => log('${s.name} tick')); }, 2); ` +
    `setTimeout(() => { log('${s.name} b'); Promise.resolve().then(() => log('${s.name} job')); }, 2); setTimeout(() => { ${body} }, 4); }, ${s.delay});` },
  timerClearsNeighbours: { macro: 'timer', weight: 4, text: (s, body) => `{ const t = []; t.push(setTimeout(() => { log('${s.name} a'); clearTimeout(t[1]); }, ${s.delay})); ` +
    `t.push(setTimeout(() => log('never'), ${s.delay})); t.push(setTimeout(() => { ${body} }, ${s.delay})); t.push(setTimeout(() => log('${s.name} d'), ${s.delay})); }` },
  timerThen: { macro: 'timer', weight: 4, text: (s, body) => `setTimeout(() => { Promise.resolve().then(() => { log('${s.name} job'); process.nextTick(() => log('${s.name} tick in job')); }); ` +
    `process.nextTick(() => { log('${s.name} tick'); ${body} }); }, ${s.delay}); setTimeout(() => log('${s.name} next'), ${s.delay});` },
  refreshInside: { since: 12, macro: 'timer', inner: 'immediate', weight: 3, text: (s, body) => `setTimeout(() => { let n = 0; const t = setTimeout(() => { log('${s.name} ' + ++n); ` +
    `if (n < 3) t.refresh(); else { ${body} } }, 2); }, ${s.delay});` },
  intervalUnref: { macro: 'timer', inner: 'immediate', weight: 3, text: (s, body) => `setTimeout(() => { let n = 0; const i = setInterval(() => { log('${s.name} ' + ++n); ` +
    `if (n === 2) i.unref(); if (n === 3) { i.ref(); clearInterval(i); ${body} } }, 3); setTimeout(() => {}, 22); }, ${s.delay});` },
  immediateNested: { macro: 'immediate', weight: 4, text: (s, body) => `setImmediate(() => { log('${s.name} 1'); setImmediate(() => { ${body} }); process.nextTick(() => log('${s.name} tick')); }); ` +
    `setImmediate(() => { log('${s.name} 2'); });` },
  immediateUnref: { macro: 'immediate', weight: 3, text: (s, body) => `setImmediate(() => log('${s.name} unref')).unref(); setImmediate(() => { ${body} });` },
};

export const files = {
  writeReadUnlink: { macro: 'io', weight: 5, text: (s, body) => `{ const f = ${temporary(s)}; fs.writeFile(f, 'x', () => { log('${s.name} written'); fs.readFile(f, 'utf8', (e, t) => { ` +
    `log(t); fs.unlink(f, () => { ${body} }); }); }); }` },
  promiseWrite: { since: 12, macro: 'io', weight: 5, text: (s, body) => `(async () => { const f = ${temporary(s)}; await fs.promises.writeFile(f, 'abc'); log('${s.name} written'); ` +
    `await fs.promises.appendFile(f, 'd'); log(await fs.promises.readFile(f, 'utf8')); await fs.promises.unlink(f); ${body} })();` },
  readdir: { macro: 'io', weight: 4, text: (s, body) => `fs.readdir('/no/such', (e) => { log(e.code); ${body} });` },
  promiseHandle: { since: 12, macro: 'io', weight: 4, text: (s, body) => `(async () => { const h = await fs.promises.open(file, 'r'); log('${s.name} open'); ` +
    `const { bytesRead } = await h.read(Buffer.alloc(4), 0, 4, 0); log(bytesRead); await h.close(); ${body} })();` },
  openRead: { macro: 'io', weight: 4, text: (s, body) => `fs.open(file, 'r', (e, fd) => fs.read(fd, Buffer.alloc(5), 0, 5, 0, (e, n) => { log('${s.name} ' + n); fs.closeSync(fd); ${body} }));` },
  readStream: { macro: 'io', weight: 4, text: (s, body) => `{ const r = fs.createReadStream(file, { start: 0, end: 9 }); r.on('open', () => log('${s.name} open')); r.on('data', (x) => log('${s.name} ' + x.length)); ` +
    `r.on('end', () => log('${s.name} end')); r.on('close', () => { ${body} }); }` },
  readStreamLoop: { since: 14, macro: 'io', weight: 4, text: (s, body) => `(async () => { for await (const x of fs.createReadStream(file, { end: 19, highWaterMark: 8 })) log('${s.name} ' + x.length); ${body} })();` },
  writeStream: { macro: 'io', weight: 4, text: (s, body) => `{ const f = ${temporary(s)}; const w = fs.createWriteStream(f); w.write('a', () => log('${s.name} a')); w.end('b'); w.on('finish', () => log('${s.name} finish')); ` +
    `w.on('close', () => fs.unlink(f, () => { ${body} })); }` },
  copyStream: { since: 16, macro: 'io', weight: 3, text: (s, body) => `{ const f = ${temporary(s)}; stream.pipeline(fs.createReadStream(file), fs.createWriteStream(f), () => { log('${s.name} copied'); fs.unlinkSync(f); ${body} }); }` },
  streamMissing: { since: 16, macro: 'io', weight: 3, text: (s, body) => `fs.createReadStream('/no/such').on('error', (e) => { log(e.code); }).on('close', () => { ${body} });` },
  mkdirRmdir: { macro: 'io', weight: 3, text: (s, body) => `{ const f = ${temporary(s)}; fs.mkdir(f, () => { log(fs.existsSync(f)); fs.rmdir(f, () => { ${body} }); }); }` },
  accessExists: { macro: 'io', weight: 3, text: (s, body) => `fs.access(file, (e) => { log('${s.name} ' + e); fs.exists(file, (yes) => { log(yes); ${body} }); });` },
  ioThenImmediateTimer: { macro: 'io', weight: 5, text: (s, body) => `fs.stat(file, () => { setTimeout(() => { log('${s.name} timeout'); ${body} }, 0); setImmediate(() => log('${s.name} immediate')); ` +
    `process.nextTick(() => log('${s.name} tick')); Promise.resolve().then(() => log('${s.name} job')); });`, isLast: true },
  promiseLookup: { since: 12, macro: 'io', weight: 2, text: (s, body) => `dns.promises.lookup('127.0.0.1').then((r) => { log(r.family); ${body} });` },
};

export const network = {
  netEcho: { macro: 'io', weight: 4, text: (s, body) => serve(s.name, "(socket) => socket.on('data', (x) => socket.end('re ' + x))",
    `c.write('hi'); c.on('data', (x) => log('${s.name} ' + x)); c.on('end', () => log('${s.name} end')); c.on('close', () => { log('${s.name} close'); server.close(() => { ${body} }); });`) },
  netRefused: { macro: 'io', weight: 3, text: (s, body) => `net.connect(1, '127.0.0.1').on('error', (e) => log(e.code)).on('close', (bad) => { log(bad); ${body} });` },
  netDestroy: { macro: 'io', weight: 2, text: (s, body) => serve(s.name, '(socket) => { socket.on(\'error\', () => {}); socket.resume(); }',
    `c.on('connect', () => { c.destroy(); log(c.destroyed); c.on('close', () => server.close(() => { ${body} })); });`) },
  httpGet: { macro: 'io', weight: 4, text: (s, body) => answer("r.end('hello ' + q.url);", request("path: '/x', agent: false",
    `log('${s.name} ' + res.statusCode); res.setEncoding('utf8'); res.on('data', (x) => log(x)); res.on('end', () => { log('${s.name} end'); server.close(() => { ${body} }); });`) + '.end();') },
  httpPost: { macro: 'io', weight: 3, text: (s, body) => answer("let t = ''; q.on('data', (x) => { t += x; }); q.on('end', () => { r.writeHead(201, { 'x-a': 'b' }); r.end(t.toUpperCase()); });",
    request("method: 'POST', agent: false", `log(res.statusCode + res.headers['x-a']); res.on('data', (x) => log('${s.name} ' + x)); res.on('end', () => server.close(() => { ${body} }));`) + ".end('body');") },
  httpKeepAlive: { macro: 'io', weight: 3, text: (s, body) => answer("r.end(q.url);", `const agent = new http.Agent({ keepAlive: true, maxSockets: 1 }); const one = (p, next) => ` +
    `http.get({ host: '127.0.0.1', port, agent, path: p }, (res) => { res.resume(); res.on('end', () => { log('${s.name} ' + p); setImmediate(next); }); }); ` +
    `one('/1', () => one('/2', () => { agent.destroy(); server.close(() => { ${body} }); }));`) },
  httpError: { macro: 'io', weight: 2, text: (s, body) => `http.get({ host: '127.0.0.1', port: 1 }).on('error', (e) => { log(e.code); ${body} });` },
};

export const pool = {
  cryptoPbkdf2: { macro: 'io', weight: 4, text: (s, body) => `crypto.pbkdf2('p', 's', 10, 8, 'sha256', (e, key) => { log(key.toString('hex')); ${body} });` },
  cryptoRandom: { macro: 'io', weight: 3, text: (s, body) => `crypto.randomBytes(8, (e, b) => { log('${s.name} ' + b.length); ${body} });` },
  cryptoScrypt: { macro: 'io', weight: 2, text: (s, body) => `crypto.scrypt('p', 's', 8, { N: 16 }, (e, key) => { log(key.length); ${body} });` },
  cryptoHash: { isLeaf: true, weight: 2, text: (s) => `log(crypto.createHash('sha256').update('${s.name}').digest('hex').slice(0, 8));` },
  zlibGzip: { macro: 'io', weight: 3, text: (s, body) => `zlib.gzip('some text', (e, z) => zlib.gunzip(z, (e, t) => { log('${s.name} ' + t); ${body} }));` },
  zlibDeflate: { macro: 'io', weight: 2, text: (s, body) => `zlib.deflate('a', (e, z) => { log(zlib.inflateSync(z).toString()); ${body} });` },
};

export const channels = {
  channelPort: { since: 16, macro: 'io', weight: 3, text: (s, body) => `{ const { port1, port2 } = new MessageChannel(); port2.on ? port2.on('message', (m) => { log('${s.name} ' + m); port2.close(); ${body} }) : 0; port1.postMessage('m'); }` },
};
