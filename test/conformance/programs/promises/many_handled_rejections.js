// nodes: >=24
// Ten thousands of rejections that are handled in time, and queues that are emptied from the front: no work that grows
// with its square, so the timer of half a second is not due before them. (In 12 to 20 real
// Node's own grows so: 1 to 4 s.)
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
