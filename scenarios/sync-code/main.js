// A request that only computes: while it does, nothing else can run.
const express = require('express');

const app = express();

function sumOfSquares(count) {
  let sum = 0;
  for (let i = 1; i <= count; i++) sum += i * i;
  return sum;
}

app.get('/calculate', function calculate(req, res) {
  const order = JSON.parse('{"count": 200}');
  const sum = sumOfSquares(order.count);
  res.send(`sum of squares: ${sum}`);
  console.log(`answered with ${sum}`);
});

app.listen(3000, () => console.log('listening on http://localhost:3000/calculate'));
