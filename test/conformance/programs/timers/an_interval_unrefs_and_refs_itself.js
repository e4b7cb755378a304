// What an interval says of itself in its own callback holds for its next runs.
let runs = 0;
const interval = setInterval(() => {
  console.log('interval', ++runs, interval.hasRef());
  if (runs === 2) interval.unref();
  console.log(interval.hasRef());
}, 20);
const quiet = setInterval(() => {
  quiet.ref();
  setTimeout(() => {
    console.log('kept by the interval', quiet.hasRef());
    clearInterval(quiet);
  }, 300).unref();
}, 30).unref();
const kept = setInterval(() => {
  kept.unref();
  kept.ref();
  setImmediate(() => clearInterval(kept));
}, 10);
process.on('exit', () => console.log('exit', runs >= 2));
