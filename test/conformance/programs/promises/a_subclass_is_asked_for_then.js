class Own extends Promise {
  then(...all) { console.log('then'); return super.then(...all); }
}
Own.resolve(1).then(() => console.log('one'));
(async () => { await Own.resolve(2); console.log('two'); })();
Promise.resolve().then(() => console.log('p1')).then(() => console.log('p2')).then(() => console.log('p3')).then(() => console.log('p4'));
