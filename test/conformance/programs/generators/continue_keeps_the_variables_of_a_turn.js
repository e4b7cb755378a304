// Each turn of a for statement has variables of its own, also where `continue` leaves it early.
const tell = (list) => console.log(list.map((each) => each()).join(' '));

let kept = [];
for (let i = 0; i < 3; i++) {
  kept.push(() => i);
  if (i < 2) continue;
  kept.push(() => i + 10);
}
tell(kept);

kept = [];
outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 2; j++) {
    kept.push(() => `${i}${j}`);
    if (j === i) continue outer;
  }
}
tell(kept);

kept = [];
for (let i = 0; ;) {
  kept.push(() => i);
  if (i++ < 2) continue;
  break;
}
tell(kept);

kept = [];
for (let i = 0; i < 3;) {
  try { kept.push(() => i); if (i++ === 1) continue; } finally { kept.push(() => -i); }
  kept.push(() => i * 100);
}
tell(kept);

kept = [];
for (let i = 0; i < 2; i++) {
  let n = 0;
  do {
    kept.push(() => n);
    if (n++ === 1) continue;
  } while (n < 3);
  while (n-- > 1) { if (n === 1) continue; kept.push(() => n); }
}
tell(kept);

for (let i = 0; i < 4; i++) {
  if (i % 2) continue;
  setTimeout(() => console.log('timer', i), 60);
}
(async () => {
  for (let i = 0; i < 3; i++) {
    setImmediate(() => console.log('immediate', i));
    await null;
    if (i === 1) continue;
    console.log('turn', i);
  }
})();
