// Joining costs by what is copied, not by how much room there is.
'use strict';
const pieces = [];
for (let i = 0; i < 200000; i++) pieces.push(Buffer.from([i & 255]));
const whole = Buffer.concat(pieces);
console.log(whole.length, whole[255], whole[199999]);
