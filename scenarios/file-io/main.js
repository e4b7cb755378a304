// A request that reads a file: the thread pool does the work, the loop goes on.
const express = require('express');
const fs = require('fs');
const path = require('path');

const app = express();

app.get('/config', function getConfig(req, res) {
  fs.readFile(path.join(__dirname, 'config.json'), 'utf8', function onConfig(error, data) {
    if (error) return res.status(500).send(error.message);
    res.type('json').send(data);
    console.log(`answered with ${data.length} characters`);
  });
});

app.listen(3000, () => console.log('listening on http://localhost:3000/config'));
