// nodes: >=12
// What an interval says of itself in its own callback holds for its next runs.
let runs = 0;
const loud = setInterval(() => {
  if (++runs > 3) return;
  console.log('loud', runs, loud.hasRef());
  if (runs === 2) loud.unref();
}, 20);
let kept = 0;
const quiet = setInterval(() => {
  quiet.unref();
  if (++kept === 1) quiet.ref();
  if (kept === 2) setTimeout(() => console.log('never'), 5000).unref();
}, 300);
process.on('exit', () => console.log('exit', kept, runs >= 3));
