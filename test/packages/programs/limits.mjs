import pLimit from 'p-limit';
import PQueue from 'p-queue';
import pMap from 'p-map';
const s = (ms) => new Promise((r) => setTimeout(r, ms));
const l = pLimit(2);
console.log(
  await Promise.all(
    [50, 10, 30].map((x) =>
      l(async () => {
        console.log('start', x);
        await s(x);
        console.log('end', x);
        return x;
      }),
    ),
  ),
);
const q = new PQueue({ concurrency: 1 });
q.add(async () => {
  await s(20);
  console.log('q1');
});
q.add(() => console.log('q2'));
await q.onIdle();
console.log('idle');
console.log(await pMap([1, 2, 3], async (x) => x * 2, { concurrency: 2 }));
