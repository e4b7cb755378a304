Promise.resolve().then(() => { console.log('p1'); process.exit(2); });
Promise.resolve().then(() => console.log('never'));
