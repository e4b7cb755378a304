// race
// Behind a main script that threw, 18 is as quick to its first turn as the others.
process.once('uncaughtException', (error) => {
  console.log('first', error.message);
  process.once('uncaughtException', (second) => {
    console.log('second', second);
    setTimeout(() => console.log('timer'), 1);
  });
  process.nextTick(() => { throw 'tick'; });
  setImmediate(() => console.log('immediate'));
});
throw new Error('main');
