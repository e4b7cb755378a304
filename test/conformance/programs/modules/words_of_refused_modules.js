// nodes: >=14
// What is said of an ES module that is required, of URLs with other schemes, and of JSON without a word about its type.
const told = (error) => console.log(error.code, error.message.split('\n')[0].split(__dirname).join('.'));
try {
  console.log(Object.keys(require('./fixtures/leaf.mjs')));
} catch (error) {
  told(error);
}
(async () => {
  await import('http://localhost/a.mjs').catch(told);
  await import('./fixtures/data.json').catch(told);
})();
