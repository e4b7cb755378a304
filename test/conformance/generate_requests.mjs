// Statements of random programs, as in generate_statements.mjs: servers and clients in one program. Each is one chain:
// what the kernel could tell in two orders is gathered first and logged at its end.

const listening = (kind, handler, client) => `{ const server = ${kind}.createServer(${handler}); server.listen(0, '127.0.0.1', () => { ` +
  `const port = server.address().port; ${client} }); }`;
const asHttp = (handler, client) => listening('http', `(q, r) => { ${handler} }`, client);
const asNet = (handler, client) => listening('net', `(socket) => { ${handler} }`, client);
const get = (rest, onResponse) => `http.get({ host: '127.0.0.1', port${rest} }, (res) => { ${onResponse} })`;
const logs = (emitter, name, events) => events.split(' ').map(
    (event) => `${emitter}.on('${event}', () => log('${name} ${event}'));`).join(' ');
const closing = (body) => `server.close(() => { ${body} });`;

export const requests = {
  httpHeads: { macro: 'io', weight: 3, text: (s, body) => asHttp("r.setHeader('X-One', '1'); r.writeHead(404, { 'Content-Type': 'text/plain' }); r.write('no '); r.end('page');",
    get(", agent: false", `log(res.statusCode + res.statusMessage + res.headers['x-one']); let t = ''; res.on('data', (x) => { t += x; }); res.on('end', () => { log('${s.name} ' + t); ${closing(body)} });`) + ';') },
  httpServerSide: { since: 16, macro: 'io', weight: 4, text: (s, body) => asHttp(`log('${s.name} request'); ${logs('q', `${s.name} q`, 'end close')} ${logs('r', `${s.name} r`, 'finish close')} q.resume(); r.end('x');`,
    get(", agent: false", `res.resume(); res.on('close', () => setTimeout(() => ${closing(body)}, 3));`) + ';') },
  httpClientSide: { since: 16, macro: 'io', weight: 4, text: (s, body) => asHttp("r.end('x');",
    `const q = ${get(", agent: false", `log('${s.name} response'); res.resume(); ${logs('res', `${s.name} res`, 'end close')}`)}; ${logs('q', `${s.name} q`, 'socket finish')} q.on('close', () => { log('${s.name} q close'); ${closing(body)} });`) },
  httpServerEvents: { macro: 'io', weight: 3, text: (s, body) => asHttp("r.end('x');",
    `${logs('server', s.name, 'connection request')} ` + get(", agent: false", `res.resume(); res.on('end', () => { log('${s.name} end'); ${closing(body)} });`) + ';') },
  httpAsyncHandler: { since: 14, macro: 'io', weight: 4, text: (s, body) => asHttp(`(async () => { let t = ''; for await (const x of q) t += x; await 0; log('${s.name} body ' + t); process.nextTick(() => log('${s.name} tick')); r.end(t + t); })();`,
    `const q = http.request({ host: '127.0.0.1', port, method: 'PUT', agent: false }, async (res) => { let t = ''; for await (const x of res) t += x; log('${s.name} ' + t); ${closing(body)} }); q.write('a'); q.end('b');`) },
  httpQueued: { macro: 'io', weight: 3, text: (s, body) => asHttp("r.end(q.url);", `const agent = new http.Agent({ maxSockets: 1, keepAlive: true }); let n = 0; for (const path of ['/1', '/2', '/3']) ` +
    get(", agent, path", `res.resume(); res.on('end', () => { log('${s.name} ' + path); if (++n === 3) { agent.destroy(); ${closing(body)} } });`) + ';') },
  httpReused: { since: 12, macro: 'io', weight: 3, text: (s, body) => asHttp("r.end('x');", `const agent = new http.Agent({ keepAlive: true }); const one = (n) => { const q = ` +
    get(", agent", `res.resume(); res.on('end', () => { log('${s.name} ' + n + q.reusedSocket); if (n < 3) setImmediate(one, n + 1); else { agent.destroy(); ${closing(body)} } });`) + '; }; one(1);') },
  httpLateAnswer: { macro: 'io', weight: 3, text: (s, body) => asHttp(`setImmediate(() => { log('${s.name} late'); r.end('x'); }); process.nextTick(() => log('${s.name} tick')); Promise.resolve().then(() => log('${s.name} job'));`,
    get(", agent: false", `log('${s.name} response'); res.resume().on('end', () => { ${closing(body)} });`) + ';') },
  httpReadsFile: { macro: 'io', weight: 3, text: (s, body) => asHttp(`fs.readFile(file, (e, t) => { log('${s.name} read'); r.end(String(t.length > 1)); });`,
    get(", agent: false", `res.setEncoding('utf8'); res.on('data', (x) => log('${s.name} ' + x)); res.on('end', () => { ${closing(body)} });`) + ';') },
  httpPipesFile: { macro: 'io', weight: 3, text: (s, body) => asHttp("fs.createReadStream(file).pipe(r);",
    get(", agent: false", `let n = 0; res.on('data', (x) => { n += x.length; }); res.on('end', () => { log('${s.name} ' + (n > 9)); ${closing(body)} });`) + ';') },
  httpAborted: { since: 16, macro: 'io', weight: 2, text: (s, body) => asHttp(`q.on('close', () => { log('${s.name} server sees'); ${closing(body)} });`,
    `const q = ${get(", agent: false", '')}; q.on('error', (e) => log('${s.name} ' + e.code)); q.on('close', () => log('${s.name} close')); server.on('request', () => setImmediate(() => q.destroy()));`) },
  httpServerDestroys: { since: 16, macro: 'io', weight: 2, text: (s, body) => asHttp("q.socket.destroy();",
    `const q = ${get(", agent: false", '')}; q.on('error', (e) => log('${s.name} ' + e.code)); q.on('close', () => { log('${s.name} close'); ${closing(body)} });`) },
  httpSignal: { since: 16, macro: 'io', weight: 2, text: (s, body) => `{ const c = new AbortController(); const q = http.get({ host: '127.0.0.1', port: 1, signal: c.signal }); c.abort(); ` +
    `q.on('error', (e) => log('${s.name} ' + e.name)); q.on('close', () => { ${body} }); }` },
  httpContinue: { macro: 'io', weight: 2, text: (s, body) => asHttp("q.resume(); r.end();", `const q = http.request({ host: '127.0.0.1', port, method: 'POST', agent: false, headers: { Expect: '100-continue' } }, (res) => { log('${s.name} ' + res.statusCode); res.resume().on('end', () => { ${closing(body)} }); }); ` +
    `q.on('continue', () => { log('${s.name} continue'); q.end('x'); });`) },
  httpNoContent: { macro: 'io', weight: 2, text: (s, body) => asHttp("r.statusCode = 204; r.end();", get(", method: 'HEAD', agent: false", `log('${s.name} ' + res.statusCode); res.on('data', () => log('never')); res.on('end', () => { ${closing(body)} });`) + ';') },
  httpOnce: { since: 16, macro: 'io', weight: 3, text: (s, body) => `(async () => { const server = http.createServer((q, r) => r.end('v')); server.listen(0, '127.0.0.1'); await events.once(server, 'listening'); ` +
    `const q = http.get({ host: '127.0.0.1', port: server.address().port, agent: false }); const [res] = await events.once(q, 'response'); res.resume(); await events.once(res, 'end'); log('${s.name} ' + res.complete); server.close(); await events.once(server, 'close'); ${body} })();` },
  httpDefaultAgent: { since: 20, macro: 'io', weight: 3, text: (s, body) => asHttp("r.end(q.url);", `const one = (path, next) => ${get(', path', `let t = ''; res.on('data', (x) => { t += x; }).on('end', () => { log('${s.name} ' + t); next(); });`)}; one('/a', () => one('/b', () => { ${closing(body)} server.closeIdleConnections(); }));`) },
};

export const sockets = {
  netEvents: { macro: 'io', weight: 4, text: (s, body) => asNet("socket.end('bye'); socket.resume();",
    `const c = net.connect(port, '127.0.0.1'); ${logs('c', s.name, 'lookup connect ready end finish')} c.on('data', (x) => log('${s.name} ' + x)); c.on('close', (bad) => { log('${s.name} close ' + bad); ${closing(body)} });`) },
  netHalfOpen: { macro: 'io', weight: 4, text: (s, body) => `{ const server = net.createServer({ allowHalfOpen: true }, (socket) => { let t = ''; socket.on('data', (x) => { t += x; }); socket.on('end', () => { log('${s.name} server end'); socket.end(t + '!'); }); }); ` +
    `server.listen(0, '127.0.0.1', () => { const c = net.connect(server.address().port, '127.0.0.1'); c.end('half'); c.on('data', (x) => log('${s.name} ' + x)); c.on('end', () => log('${s.name} end')); c.on('close', () => { ${closing(body)} }); }); }` },
  netClientHalfOpen: { macro: 'io', weight: 3, text: (s, body) => asNet(`socket.end('one'); socket.on('data', (x) => { log('${s.name} got ' + x); }); socket.on('close', () => { log('${s.name} server socket'); ${closing(body)} });`,
    `const c = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }); c.on('data', (x) => log('${s.name} ' + x)); c.on('end', () => { log('${s.name} end ' + c.writable); setImmediate(() => c.end('two')); });`) },
  netPingPong: { macro: 'io', weight: 4, text: (s, body) => asNet("socket.on('data', (x) => socket.write(String(Number(x) + 1)));",
    `const c = net.connect(port, '127.0.0.1', () => c.write('1')); c.on('data', (x) => { log('${s.name} ' + x); if (Number(x) < 4) c.write(x); else c.end(); }); c.on('close', () => { ${closing(body)} });`) },
  netPipe: { macro: 'io', weight: 3, text: (s, body) => asNet("socket.pipe(socket);",
    `const c = net.connect(port, '127.0.0.1'); let t = ''; c.on('data', (x) => { t += x; }); c.write('a'); c.end('b'); c.on('end', () => log('${s.name} ' + t)); c.on('close', () => { ${closing(body)} });`) },
  netIterated: { since: 16, macro: 'io', weight: 3, text: (s, body) => asNet("socket.end('abc'); socket.resume();",
    `(async () => { const c = net.connect(port, '127.0.0.1'); let t = ''; for await (const x of c) t += x; log('${s.name} ' + t + c.destroyed); server.close(); await events.once(server, 'close'); ${body} })();`) },
  netWriteCallbacks: { macro: 'io', weight: 3, text: (s, body) => asNet("socket.resume();",
    `const c = net.connect(port, '127.0.0.1'); c.write('a', () => { log('${s.name} a'); c.write('b', () => { log('${s.name} b'); c.end('c', () => log('${s.name} c')); }); process.nextTick(() => log('${s.name} tick')); Promise.resolve().then(() => log('${s.name} job')); }); c.on('finish', () => log('${s.name} finish')); c.on('close', () => { ${closing(body)} });`) },
  netInUse: { macro: 'io', weight: 3, text: (s, body) => asNet('', `const other = net.createServer(); other.on('error', (e) => { log('${s.name} ' + e.code); ${closing(body)} }); other.listen(port, '127.0.0.1'); process.nextTick(() => log('${s.name} tick'));`) },
  netRefusedPromise: { since: 12, macro: 'io', weight: 3, text: (s, body) => `(async () => { const c = net.connect(1, '127.0.0.1'); try { await events.once(c, 'connect'); } catch (e) { log('${s.name} ' + e.code); } ${body} })();` },
  netRefusedOrder: { macro: 'io', weight: 3, text: (s, body) => `{ const c = net.connect(1, '127.0.0.1'); log('${s.name} ' + c.connecting); c.on('error', (e) => { log('${s.name} ' + e.syscall); process.nextTick(() => log('${s.name} tick')); ` +
    `setImmediate(() => log('${s.name} immediate')); }); c.on('close', (bad) => { log('${s.name} close ' + bad); setImmediate(() => { ${body} }); }); }` },
  netServerClose: { macro: 'io', weight: 3, text: (s, body) => asNet("socket.resume(); socket.on('error', () => {});",
    `const c = net.connect(port, '127.0.0.1', () => { server.close((e) => { log('${s.name} closed ' + e); ${body} }); log('${s.name} ' + server.listening); setImmediate(() => { log('${s.name} end'); c.end(); }); });`) },
  netServerCloseTwice: { macro: 'io', weight: 2, text: (s, body) => `{ const server = net.createServer(); server.close((e) => { log('${s.name} ' + (e && e.code)); ${body} }); process.nextTick(() => log('${s.name} tick')); }` },
  netListenEvents: { macro: 'io', weight: 2, text: (s, body) => `{ const server = net.createServer(); ${logs('server', s.name, 'listening')} server.on('close', () => { ${body} }); server.listen(0, '127.0.0.1', () => { process.nextTick(() => log('${s.name} tick')); server.close(); }); setImmediate(() => log('${s.name} immediate')); }` },
  netDestroyWithError: { macro: 'io', weight: 3, text: (s, body) => asNet("socket.resume(); socket.on('error', () => {});",
    `const c = net.connect(port, '127.0.0.1', () => { c.destroy(new Error('own')); process.nextTick(() => log('${s.name} tick')); }); c.on('error', (e) => log('${s.name} ' + e.message)); c.on('close', (bad) => { log('${s.name} ' + bad); ${closing(body)} });`) },
  netServerDestroys: { macro: 'io', weight: 3, text: (s, body) => asNet("socket.destroy();",
    `const c = net.connect(port, '127.0.0.1'); c.resume(); c.on('end', () => log('${s.name} end')); c.on('close', () => { log('${s.name} close'); ${closing(body)} });`) },
  netWriteAfterEnd: { since: 14, macro: 'io', weight: 2, text: (s, body) => asNet("socket.resume();",
    `const c = net.connect(port, '127.0.0.1', () => { c.end('x'); c.write('y', (e) => log('${s.name} callback ' + e.code)); }); c.on('error', (e) => log('${s.name} ' + e.code)); c.on('close', () => { ${closing(body)} });`) },
  netPaused: { macro: 'io', weight: 2, text: (s, body) => asNet("socket.end('later'); socket.resume();",
    `const c = net.connect(port, '127.0.0.1'); c.pause(); c.on('data', (x) => log('${s.name} ' + x)); c.on('end', () => { log('${s.name} end'); }); c.on('close', () => { ${closing(body)} }); setTimeout(() => { log('${s.name} resume'); c.resume(); }, 5);`) },
  netTimeout: { macro: 'io', weight: 2, text: (s, body) => asNet("socket.resume();",
    `const c = net.connect(port, '127.0.0.1'); c.setTimeout(10, () => { log('${s.name} timeout'); c.end(); }); c.resume(); c.on('close', () => { ${closing(body)} });`) },
  netThreeClients: { macro: 'io', weight: 2, text: (s, body) => `{ let n = 0; const server = net.createServer((socket) => { log('${s.name} ' + ++n); socket.end(); socket.resume(); if (n === 3) ${closing(body)} }); ` +
    `server.listen(0, '127.0.0.1', () => { const one = (k) => { const c = net.connect(server.address().port, '127.0.0.1'); c.resume(); c.on('close', () => { log('${s.name} closed ' + k); if (k < 3) one(k + 1); }); }; one(1); }); }` },
  netLines: { macro: 'io', weight: 2, text: (s, body) => asNet("socket.end('one\\ntwo\\nthree\\n'); socket.resume();",
    `const c = net.connect(port, '127.0.0.1'); const lines = readline.createInterface({ input: c }); lines.on('line', (x) => log('${s.name} ' + x)); lines.on('close', () => { log('${s.name} lines'); ${closing(body)} });`) },
};
