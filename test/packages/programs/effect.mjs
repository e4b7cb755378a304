import { Effect, Duration } from 'effect';
const p = Effect.gen(function* () {
  yield* Effect.log;
  console.log('a');
  yield* Effect.sleep(Duration.millis(20));
  console.log('b');
  return 1;
}).pipe(Effect.catchAll(() => Effect.succeed(0)));
Effect.runPromise(Effect.all([Effect.sync(() => console.log('x')), Effect.succeed(3)], { concurrency: 2 })).then((r) =>
  console.log(r),
);
console.log(Effect.runSync(Effect.succeed(5)));
