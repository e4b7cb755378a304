// Streams have a place for each of their usual events from the start (20.3), which eventNames() shows.
'use strict';
const { Duplex, Readable, Writable } = require('stream');
const namesOf = (emitter, events) => {
  for (const event of events) emitter.on(event, () => {});
  console.log(emitter.eventNames().join());
};
namesOf(new Readable({ read() {} }), ['mine', 'finish', 'data', 'error', 'close']);
namesOf(new Writable({ write() {} }), ['mine', 'end', 'drain', 'prefinish', 'error']);
namesOf(new Duplex({ read() {}, write() {} }), ['mine', 'readable', 'finish', 'end', 'data', 'pipe', 'close']);
