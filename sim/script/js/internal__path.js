'use strict';
// path for one platform. A path is a root ("/", "C:\\", "C:", "\\\\server\\share\\"), and names behind it.
// rules: { sep, delimiter, isSeparator(char), rootOf(path) -> { device, absolute, length }, same(a, b), ... }

const {
  ArrayPrototypeJoin, ArrayPrototypePush, StringPrototypeEndsWith, StringPrototypeLastIndexOf,
  StringPrototypeSlice,
} = primordials;
const { validateObject, validateString } = require('internal/validators');
const { isAtLeast } = require('internal/versions');

// The names between separators; '.' vanishes, '..' takes one away, or stays where a relative path begins with
// it.
function resolveNames(path, from, absolute, isSeparator) {
  const names = [];
  let start = from;
  for (let i = from; i <= path.length; i++) {
    if (i < path.length && !isSeparator(path[i])) continue;
    const name = StringPrototypeSlice(path, start, i);
    start = i + 1;
    if (name === '' || name === '.') continue;
    if (name !== '..') ArrayPrototypePush(names, name);
    else if (names.length > 0 && names[names.length - 1] !== '..') names.length -= 1;
    else if (!absolute) ArrayPrototypePush(names, '..');
  }
  return names;
}

function makePath(rules) {
  const { sep, isSeparator, rootOf, same } = rules;

  function normalize(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const { device, absolute, length } = rootOf(path);
    let tail = ArrayPrototypeJoin(resolveNames(path, length, absolute, isSeparator), sep);
    if (tail === '' && !absolute) tail = '.';
    if (tail !== '' && path.length > length && isSeparator(path[path.length - 1])) tail += sep;
    if (device === '' && !absolute) tail = rules.guard(path, tail);
    return device + (absolute ? sep : '') + tail;
  }

  // From the last to the first, until one is absolute; then the current folder.
  function resolve(...paths) {
    let device = '', tail = '', absolute = false;
    for (let i = paths.length - 1; i >= -1 && !(absolute && (device !== '' || !rules.devices)); i--) {
      let path;
      if (i >= 0) {
        path = paths[i];
        validateString(path, `paths[${i}]`);
        if (path.length === 0) continue;
      } else {
        path = rules.currentFolder(device);
      }
      const root = rootOf(path);
      if (root.device !== '' && device !== '' && !same(root.device, device)) continue;
      if (device === '') device = root.device;
      if (absolute) continue;
      tail = `${StringPrototypeSlice(path, root.length)}${sep}${tail}`;
      absolute = root.absolute;
    }
    const text = ArrayPrototypeJoin(resolveNames(tail, 0, absolute, isSeparator), sep);
    return device + (absolute ? sep : '') + text || '.';
  }

  function join(...parts) {
    const present = [];
    for (let i = 0; i < parts.length; i++) {
      validateString(parts[i], 'path');
      if (parts[i].length > 0) ArrayPrototypePush(present, parts[i]);
    }
    if (present.length === 0) return '.';
    return normalize(rules.joined(present, ArrayPrototypeJoin(present, sep)));
  }

  function isAbsolute(path) {
    validateString(path, 'path');
    return rootOf(path).absolute;
  }

  function relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    from = resolve(from);
    to = resolve(to);
    if (same(from, to)) return '';
    const fromRoot = rootOf(from), toRoot = rootOf(to);
    if (!same(fromRoot.device, toRoot.device)) return to;
    const a = resolveNames(from, fromRoot.length, true, isSeparator);
    const b = resolveNames(to, toRoot.length, true, isSeparator);
    let common = 0;
    while (common < a.length && common < b.length && same(a[common], b[common])) common++;
    const names = [];
    for (let i = common; i < a.length; i++) ArrayPrototypePush(names, '..');
    for (let i = common; i < b.length; i++) ArrayPrototypePush(names, b[i]);
    return ArrayPrototypeJoin(names, sep);
  }

  // Where the last name begins and ends, separators behind it left out.
  function lastName(path, from) {
    let end = path.length;
    while (end > from && isSeparator(path[end - 1])) end--;
    let start = end;
    while (start > from && !isSeparator(path[start - 1])) start--;
    return { start, end };
  }

  function dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const root = rootOf(path).length;
    const { start } = lastName(path, root);
    // One separator goes, others stay: the folder of a//b is a/.
    if (start === 2 && root === 1 && !rules.devices) return `${sep}${sep}`;  // that of //a, as in Node
    if (start > root + 1 || (start > root && !rules.devices))
      return StringPrototypeSlice(path, 0, start - 1) || sep;
    return root > 0 ? StringPrototypeSlice(path, 0, root) : start > root ? sep : '.';
  }

  function basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    const { start, end } = lastName(path, rules.deviceLength(path));
    const name = StringPrototypeSlice(path, start, end);
    if (suffix === undefined || suffix === '') return name;
    if (suffix === path) return '';
    return name !== suffix && StringPrototypeEndsWith(name, suffix) ?
      StringPrototypeSlice(name, 0, name.length - suffix.length) : name;
  }

  // From the last dot on; a name that begins with its only dot, and '..', have none.
  function extensionOf(name) {
    const dot = StringPrototypeLastIndexOf(name, '.');
    return dot <= 0 || name === '..' ? '' : StringPrototypeSlice(name, dot);
  }
  function extname(path) {
    validateString(path, 'path');
    return extensionOf(basename(path));
  }

  function format(object) {
    validateObject(object, 'pathObject');
    const needsDot = object.ext && object.ext[0] !== '.' && isAtLeast(20);
    const extension = object.ext ? `${needsDot ? '.' : ''}${object.ext}` : '';
    const base = object.base || `${object.name || ''}${extension}`;
    const folder = object.dir || object.root;
    if (!folder) return base;
    return folder === object.root ? `${folder}${base}` : `${folder}${sep}${base}`;
  }

  function parse(path) {
    validateString(path, 'path');
    const result = { root: '', dir: '', base: '', ext: '', name: '' };
    if (path.length === 0) return result;
    const root = rootOf(path).length;
    result.root = StringPrototypeSlice(path, 0, root);
    const { start, end } = lastName(path, root);
    result.base = StringPrototypeSlice(path, start, end);
    result.ext = extensionOf(result.base);
    result.name = StringPrototypeSlice(result.base, 0, result.base.length - result.ext.length);
    result.dir = start > root ? StringPrototypeSlice(path, 0, start - 1) : result.root;
    return result;
  }

  return {
    resolve, normalize, isAbsolute, join, relative, toNamespacedPath: rules.toNamespacedPath, dirname,
    basename, extname, format, parse, sep, delimiter: rules.delimiter, win32: null, posix: null,
  };
}

const posix = makePath({
  sep: '/',
  delimiter: ':',
  devices: false,
  isSeparator: (char) => char === '/',
  rootOf: (path) => (path[0] === '/' ? { device: '', absolute: true, length: 1 } :
    { device: '', absolute: false, length: 0 }),
  deviceLength: () => 0,
  same: (a, b) => a === b,
  currentFolder: () => require('process').cwd(),
  joined: (parts, text) => text,
  guard: (path, tail) => tail,
  toNamespacedPath: (path) => path,
});

module.exports = { makePath, posix };
