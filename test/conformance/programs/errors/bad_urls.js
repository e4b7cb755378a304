// nodes: >=12
// What the errors of bad URLs say and have, by version.
const { URL } = require('url');
for (const f of [() => new URL('x'), () => new URL('y', 'z'), () => { new URL('http://a').href = 'q'; }, () => require('url').fileURLToPath('x')]) try { f(); } catch (e) { console.log(String(e), '|', e.stack.split('\n')[0], '|', Object.keys(e), e.name, e.code, e.input, e.base); }
