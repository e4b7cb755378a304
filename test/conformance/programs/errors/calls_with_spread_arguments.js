// What the engine says of calls with `...` of what cannot be called.
const message = { op: 'nope', list: [1] }, ops = { list: { x: 1 } };
let nothing;
for (const call of [
  () => ops[message.op](...message.list), () => ops.nope(...message.list), () => nothing(...message.list),
  () => ops[message.op](1, ...message.list), () => ops[0](...[]), () => ops['a'](...[]),
  () => new ops[message.op](...message.list), () => new nothing(...message.list), () => new ops.list.x(1, ...message.list),
  () => ops.list.x(...message.list.map((value) => value)), () => console.lg(...message.list),
]) {
  try {
    call();
  } catch (error) {
    console.log(error.message);
  }
}
