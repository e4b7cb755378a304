// nodes: >=16
// Behind the frames come the async functions that wait, and Promise.all() and its kin.
const turn = () => new Promise((resolve) => setImmediate(resolve));
class Service {
  async load(name) {
    await turn();
    if (!name) throw new Error('no name');
    return name;
  }
  async retry(name) {
    try {
      return await this.load(name);
    } catch (error) {
      throw new TypeError(`again: ${error.message}`);
    }
  }
}
const loaded = async (name) => {
  await null;
  return new Service().load(name);
};
async function each(names) { return Promise.all(names.map(loaded)); }
const arrow = async () => { await new Service().retry(''); };

(async () => {
  try { await arrow(); } catch (error) { console.log(error.stack); }
  try { await new Service().load(''); } catch (error) { console.log(error); }
  try { await each(['x', '']); } catch (error) { console.log(error.stack); }
  try { await turn().then(() => { throw new RangeError('in then'); }); } catch (error) { console.log(error.stack); }
  const failing = [arrow(), Promise.reject(new Error('rejected')), turn().then(() => turn.nothing())];
  console.log(await Promise.allSettled(failing));
  await Promise.any([arrow()]).catch((error) => console.log(error.errors));
})();
