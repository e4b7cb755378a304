// nodes: >=14
// When an import() of a data: URL that cannot be compiled is refused, beside what succeeds and a chain of microtasks.
import('data:text/javascript,}{').catch((error) => console.log(error.name));
import('data:text/javascript,export default 5').then((module) => console.log(module.default));
import('fs').then(() => console.log('fs'));
let chain = Promise.resolve();
for (let i = 0; i < 60; i++) chain = chain.then(() => { if (i % 3 === 0) console.log(i); });
setTimeout(async () => {
  await import('data:text/nothing,1').catch((error) => console.log(error.name));
  await import('data:application/json,{}').catch((error) => console.log(error.name));
}, 60);
