// nodes: >=14
// Until 20.2 the first CommonJS modules that are imported wait for the compiling of what finds their names, and run
// together; a later one runs some microtasks behind its import().
const order = globalThis.order = [];
const count = async () => {
  for (let i = 0; i < 60; i++) {
    await null;
    order.push(i);
  }
};
const isOutstanding = (entry, i) => [order[i - 1], entry, order[i + 1]].some((each) => typeof each === 'string');
count();
setImmediate(() => order.push('immediate'));
setTimeout(() => order.push('timer'), 1);
import('./fixtures/ordered_one.cjs').then((found) => order.push(`one ${Object.keys(found)}`));
import('./fixtures/ordered_two.cjs').then((found) => order.push(`two ${Object.keys(found)}`));
setTimeout(() => {
  console.log(order.filter(isOutstanding).join(' '));
  order.length = 0;
  count();
  import('./fixtures/throws.cjs').catch((error) => order.push(error.message));
}, 30);
setTimeout(() => console.log(order.filter(isOutstanding).join(' ')), 60);
