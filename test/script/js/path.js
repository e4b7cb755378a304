// path: every function over many paths, both platforms.
const path = require('path');
const all = ['', '.', '..', '/', '//', '///', 'a', 'a/', '/a', '/a/', 'a/b', 'a//b', 'a/./b', 'a/../b', '../a', '/../a', 'a/..', 'a/../..', './a', './', '../', '/a/b/c.txt', 'a.b.c', '.bashrc', '.bashrc.txt', 'a.', '..a', '...', 'a/.', '/a/b/..', 'a/b/c/../../d', ' ', 'x y/z', 'C:', 'C:\\', 'C:\\a\\b', 'C:a', 'c:/x/..', '\\a', '\\\\srv\\share\\x', '\\\\srv\\share', '//srv/share/a/../b', 'a\\b', 'a\\..\\..\\b', 'D:\\x.y\\z.tar.gz', '\\\\', '\\\\x', 'C:..', 'C:\\..\\a'];
for (const p of [path.posix, path.win32]) {
  for (const x of all) {
    const r = [x, p.normalize(x), p.dirname(x), p.basename(x), p.extname(x), p.isAbsolute(x), JSON.stringify(p.parse(x)), p.format(p.parse(x))];
    if (p === path.posix) r.push(p.join('q', x), p.join(x, '..', 'w'), p.resolve('/base', x), p.resolve('/base', x, 'y'), p.relative('/base/q', p.resolve('/base', x)), p.relative(p.resolve('/base', x), '/base/q'));
    else r.push(p.join('q', x), p.join(x, '..', 'w'), p.resolve('C:\\base', x), p.resolve('C:\\base', x, 'y'), p.relative('C:\\base\\q', p.resolve('C:\\base', x)));
    console.log(r.join(' | '));
  }
}
console.log(path.basename('/a/b.html', '.html'), path.basename('b.html', 'b.html'), path.basename('bb.html', 'b.html'), path.basename('a/b/', 'b'), path.posix === path, path.sep, path.delimiter, path.win32.sep);
console.log(path.join(), path.join('', 'a', '', 'b'), path.format({ root: '/', name: 'f', ext: '.t' }), path.format({ dir: '/d', base: 'b' }), path.format({ dir: '/', root: '/', base: 'b' }), path.format({ name: 'n', ext: 'e' }), path.format({}));
for (const f of [() => path.join(1), () => path.resolve({}), () => path.basename(), () => path.parse(null), () => path.format('x'), () => path.dirname(5), () => path.relative('a')]) { try { f(); } catch (e) { console.log(e.code, e.message); } }
console.log(require('path/posix') === path, require('path/win32') === path.win32, require('node:path') === path, path.toNamespacedPath('/a'), path.win32.toNamespacedPath('C:\\a'));
console.log(path.relative('/a/b/c', '/a/d'), path.relative('/a', '/a/b'), path.relative('/a/b', '/a'), path.relative('/', '/x'), path.relative('/foo/bar', '/foo/barbaz'), path.win32.relative('C:\\a', 'D:\\b'), path.win32.relative('C:\\A\\b', 'c:\\a\\C'));
