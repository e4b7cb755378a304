// A request that is answered by a promise's callback: a microtask, run as soon as the call stack is empty.
const express = require('express');

const app = express();

app.get('/demo', function getDemo(req, res) {
  Promise.resolve('hello from a microtask').then(function answer(text) {
    res.send(text);
    console.log('2. then callback: the answer is sent');
  });
  console.log('1. handler: its last line');
});

app.listen(3000, () => console.log('listening on http://localhost:3000/demo'));
