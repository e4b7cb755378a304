const { parse } = require('csv-parse');
parse('a,b\n1,2\n"x,y",z\n', { columns: true }, (e, r) => console.log(e, r));
const p = parse({ columns: false });
p.on('readable', () => {
  let r;
  while ((r = p.read()) !== null) console.log(r);
});
p.on('end', () => console.log('end'));
p.write('1,2\n');
p.write('3,4\n');
p.end();
console.log(require('csv-parse/sync').parse('q,w\n1,2', { columns: true }));
