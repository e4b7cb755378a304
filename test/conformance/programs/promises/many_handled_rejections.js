// Ten thousands of rejections that are handled in time, and queues that are emptied from the front: no work that grows
// with its square, so the timer of half a second is not due before them.
const late = setTimeout(() => console.log('late'), 500);
async function handled() {
  for (let i = 0; i < 30000; i++) await Promise.reject(i).catch(() => {});
  console.log('handled');
}
handled().then(() => {
  const queue = Array.from({ length: 30000 }, (_, i) => i);
  let sum = 0;
  setImmediate(() => {
    while (queue.length > 0) sum += queue.shift();
    console.log('sum', sum);
    clearTimeout(late);
  });
});
