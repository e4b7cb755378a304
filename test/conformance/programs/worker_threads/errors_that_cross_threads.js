// nodes: >=12
// What a parent gets of an error: made anew, with what its properties were, and no native error any more. A worker of a
// worker hands it on. A text's own throw has its place in the stack.
const { Worker } = require('worker_threads');
const { inspect, types } = require('util');

const texts = [
  'throw Object.assign(new TypeError("own"), { extra: 1, method() {} })',
  'class Mine extends RangeError { constructor() { super("m"); this.name = "Mine"; } }\nthrow new Mine();',
  'const error = new Error("x");\nerror.name = "Named";\n  throw error;',
  'throw Object.assign(Object.create(Error.prototype), { message: "no real one" })',
  'null.x',
  'setTimeout(() => { throw new SyntaxError("later"); }, 1)',
  'new (require("worker_threads").Worker)("throw new TypeError(\'inner\')", { eval: true });',
  'process.on("uncaughtException", (error) => { console.log(error.message); throw new Error("b"); });\n' +
    'setTimeout(() => { throw new Error("a"); }, 1)',
];
function run(i) {
  if (i === texts.length) return;
  const worker = new Worker(texts[i], { eval: true });
  worker.on('error', (error) => {
    console.log(i, inspect(error));
    console.log(Object.getOwnPropertyNames(error).sort().join(), error.constructor.name, error instanceof Error,
                types.isNativeError(error), Object.prototype.toString.call(error), String(error));
  });
  worker.on('exit', (code) => {
    console.log(i, 'exit', code);
    run(i + 1);
  });
}
run(0);
