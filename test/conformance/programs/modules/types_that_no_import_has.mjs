// nodes: >=20.10
for (const type of ['css', 'wasm', '']) {
  for (const file of ['./fixtures/data.json', './fixtures/value.mjs']) {
    const tell = (error) => console.log(error.name, error.code, error.message.split(' in ')[0]);
    await import(file, { with: { type } }).then(() => console.log('loaded'), tell);
  }
}
console.log((await import('./fixtures/data.json', { with: { type: 'json' } })).default);
await import('./fixtures/data.json', { with: { type: 'css' } }).catch((error) => console.log(error.code));
