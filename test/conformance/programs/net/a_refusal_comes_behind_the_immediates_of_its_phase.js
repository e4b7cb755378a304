'use strict';
// connect() is in progress even where nobody listens: the next poll phase tells the refusal, not the pending phase.
const fs = require('fs');
const net = require('net');

function refuse(name, next) {
  setImmediate(() => console.log(name, 'immediate'));
  process.nextTick(() => console.log(name, 'tick'));
  net.connect(1, '127.0.0.1').on('error', (error) => {
    console.log(name, error.code);
    setImmediate(() => console.log(name, 'immediate of the error'));
  }).on('close', () => {
    console.log(name, 'close');
    if (next) next();
  });
}

fs.stat(__filename, () => refuse('poll', () => setImmediate(() => refuse('check', () => {
  setTimeout(() => refuse('timers'), 5);
}))));
