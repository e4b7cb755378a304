// nodes: >=16
// As a_main_module_that_throws_is_told_late.mjs, and what is no error is told as it is.
process.on('uncaughtException', (error, origin) => console.log('uncaught', error, origin));
process.on('unhandledRejection', () => console.log('never'));
await null;
let chain = Promise.resolve();
for (let i = 1; i <= 15; i++) chain = chain.then(() => console.log(i));
await Promise.reject('a text');
