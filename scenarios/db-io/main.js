// A request that asks a database: `await` lets the loop go on while the query is under way.
const express = require('express');
const { Client } = require('pg');

const app = express();
const db = new Client({ host: '127.0.0.1', port: 5432, user: 'app', password: 'secret', database: 'shop' });

app.get('/users', async function getUsers(req, res) {
  const { rows } = await db.query('SELECT id, name, email FROM users ORDER BY id');
  res.json(rows);
  console.log(`answered with ${rows.length} users`);
});

db.connect().then(function onConnected() {
  app.listen(3000, () => console.log('listening on http://localhost:3000/users'));
});
