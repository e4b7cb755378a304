// nodes: >=14
console.log(['b', 'a', 'B', 'A', 'ä', 'z', 'Z', '_', '1', '10', '2', ' ', '-', 'é', 'e', 'f', 'ß', 'ss', 'a b', 'ab', 'a-b', 'A1', 'a1']
  .sort((x, y) => x.localeCompare(y)).join('|'));
console.log('a'.localeCompare('B'), 'a'.localeCompare('A'), 'A'.localeCompare('a'), 'a'.localeCompare('a'), 'résumé'.localeCompare('resume'));
console.log('10'.localeCompare('2', undefined, { numeric: true }), 'a'.localeCompare('A', undefined, { sensitivity: 'base' }));
console.log(['x10', 'x9', 'X1', 'x01'].sort(new Intl.Collator('en', { numeric: true }).compare), ['다', '가', '나'].sort((a, b) => a.localeCompare(b)));
console.log(['_', '-', ',', '!', '?', '.', '(', '[', '@', '*', '/', '&', '#', '%', '+', '<', '=', '|', '~', '$', '0', 'a'].sort((a, b) => b.localeCompare(a)).join(''));
console.log([3, undefined, 'b', 'a'].map(String).sort(Intl.Collator().compare));
