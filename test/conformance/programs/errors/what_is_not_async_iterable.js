// for await over what is no async iterable, and symbols in errors of properties.
const x = 5, o = { a: {}, n: null, f() { return 1; } };
let u, nothing = null;
const bad = { [Symbol.asyncIterator]: 5 }, worse = { [Symbol.asyncIterator]() { return 5; } };
const unnamed = Symbol(), named = Symbol('named');
const tries = [
  async () => { for await (const a of 5); },
  async () => { for await (const a of x); },
  async () => { for await (const a of o); },
  async () => { for await (const a of o.a); },
  async () => { for await (const a of o.n); },
  async () => { for await (const a of u); },
  async () => { for await (const a of nothing); },
  async () => { for await (const a of o.f()); },
  async () => { for await (const a of bad); },
  async () => { for await (const a of worse); },
  async function () { for await (const a of arguments[0]); },
  async () => { async function* g() { yield* 5; } await g().next(); },
  async () => u[named],
  async () => nothing[unnamed],
  async () => { u[named] = 1; },
  async () => nothing[Symbol.asyncIterator],
];
(async () => {
  for (const each of tries) {
    try {
      console.log(await each());
    } catch (error) {
      console.log(error.name, error.message);
    }
  }
})();
