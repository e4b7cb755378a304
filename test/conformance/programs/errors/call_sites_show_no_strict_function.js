// A call site tells its function, unless that one is strict or called such a one: nobody gets at Node's own functions.
Error.prepareStackTrace = (error, sites) => sites;
const kinds = () => new Error().stack.map((site) => typeof site.getFunction());
const strictly = (call) => { 'use strict'; return call(); };
const sloppily = (call) => call();
console.log(sloppily(kinds).slice(0, 3));
console.log(sloppily(() => strictly(kinds)).slice(0, 4));
console.log([1].map(() => kinds())[0].slice(0, 4));
setTimeout(() => console.log(kinds().slice(0, 1), kinds().includes('function', 2)));
const [site] = new Error().stack;
for (const other of [{}, []]) {
  try {
    console.log(site.toString.call(other));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
