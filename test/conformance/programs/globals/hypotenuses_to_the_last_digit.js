// V8 divides by the largest and sums with compensation, which is not what the C library does.
'use strict';
for (let i = 0; i <= 30; i++) {
  const row = [];
  for (let j = 0; j <= 30; j++) row.push(Math.hypot(i, j / 3));
  console.log(row.join(' '));
}
console.log(Math.hypot(), Math.hypot(-3), Object.is(Math.hypot(-0), 0), Math.hypot(NaN, -Infinity), Math.hypot(NaN, 1));
console.log(Math.hypot('3', [4]), Math.hypot(1e300, 1e300), Math.hypot(5e-324, 5e-324), Math.hypot(1, 2, 3));
console.log(Math.hypot(...Array.from({ length: 40 }, (_, i) => i)), Math.hypot.length, Math.hypot.name);
for (const bad of [{ valueOf() { throw new Error('of a value'); } }, Symbol('s')]) {
  try {
    Math.hypot(1, bad, { valueOf() { console.log('never'); } });
  } catch (error) {
    console.log(error.message);
  }
}
