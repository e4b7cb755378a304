const { v4, v5, validate } = require('uuid');
console.log(validate(v4()), v5('a', v5.URL));
const dayjs = require('dayjs');
console.log(dayjs('2020-01-02T03:04:05Z').add(1, 'day').format('YYYY-MM-DD HH:mm:ss'));
const m = require('moment');
console.log(m.utc('2020-02-28').add(2, 'days').format('dddd, MMMM Do YYYY'), m.duration(90, 'minutes').humanize());
const { z } = require('zod');
console.log(z.object({ a: z.number(), b: z.string().optional() }).safeParse({ a: 'x' }).error.issues[0].message);
const Ajv = require('ajv');
const v = new Ajv().compile({ type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] });
console.log(v({ a: 1 }), v({}), v.errors);
const semver = require('semver');
console.log(semver.satisfies('1.2.3', '^1.0.0'), semver.inc('1.2.3', 'minor'));
console.log(require('handlebars').compile('{{#each l}}<{{this}}>{{/each}}')({ l: [1, 2] }));
console.log(require('ejs').render('<% for(const x of l){ %>[<%= x %>]<% } %>', { l: ['a', '<'] }));
console.log(require('mustache').render('{{a}} {{{b}}}', { a: '<', b: '>' }));
console.log(require('pug').render('ul\n  each x in l\n    li= x', { l: [1, 2] }));
const { marked } = require('marked');
console.log(marked('# hi\n* a\n* b `c`'));
console.log(
  require('cheerio')
    .load('<ul><li>1</li><li>2</li></ul>')('li')
    .map((i, e) => i)
    .get(),
);
console.log(require('minimist')(['--a=1', '-b', 'c']), require('ms')('2 days'), require('qs').parse('a[b]=1&c[]=2'));
console.log(require('js-yaml').load('a: 1\nb: [x, y]\nc:\n  - d'));
require('xml2js').parseString('<r><a x="1">t</a></r>', (e, r) => console.log(JSON.stringify(r)));
console.log(
  require('iconv-lite').encode('안녕', 'euc-kr'),
  require('iconv-lite').decode(Buffer.from([0xbe, 0xc8]), 'cp949'),
);
