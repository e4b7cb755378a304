// Behind the 'exit' of a loop that ended by itself microtasks still run, ticks do not.
process.on('exit', () => {
  console.log('exit');
  process.nextTick(() => console.log('never'));
  setImmediate(() => console.log('never'));
  Promise.resolve().then(() => { console.log('job 1'); process.nextTick(() => console.log('never')); })
      .then(() => console.log('job 2'));
});
