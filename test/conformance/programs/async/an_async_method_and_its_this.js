class Counter {
  constructor() { this.n = 0; }
  async add() { await null; return ++this.n; }
}
const counter = new Counter();
Promise.all([counter.add(), counter.add(), counter.add()]).then((all) => console.log(all.join(), counter.n));
