'use strict';
// path.win32: drives, network shares, and both kinds of slashes.

const {
  RegExpPrototypeExec, RegExpPrototypeSymbolReplace, StringPrototypeSlice, StringPrototypeToLowerCase,
} = primordials;
const { makePath } = require('internal/path');

const isSeparator = (char) => char === '\\' || char === '/';
const share = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)(?:[\\/]|$)/;
const drive = /^[A-Za-z]:/;

// "\\server\share\" is always absolute, "C:\" too, "C:x" is relative to the folder of that drive.
function rootOf(path) {
  const network = RegExpPrototypeExec(share, path);
  if (network !== null) {
    return { device: `\\\\${network[1]}\\${network[2]}`, absolute: true, length: network[0].length };
  }
  if (RegExpPrototypeExec(drive, path) !== null) {
    const absolute = path.length > 2 && isSeparator(path[2]);
    return { device: StringPrototypeSlice(path, 0, 2), absolute, length: absolute ? 3 : 2 };
  }
  const absolute = path.length > 0 && isSeparator(path[0]);
  return { device: '', absolute, length: absolute ? 1 : 0 };
}

const win32 = makePath({
  sep: '\\',
  delimiter: ';',
  devices: true,
  isSeparator,
  rootOf,
  deviceLength: (path) => (RegExpPrototypeExec(drive, path) !== null ? 2 : 0),
  same: (a, b) => StringPrototypeToLowerCase(a) === StringPrototypeToLowerCase(b),
  currentFolder(device) {
    const folder = require('process').cwd();
    if (device === '') return folder;
    const same =
      StringPrototypeToLowerCase(StringPrototypeSlice(folder, 0, 2)) === StringPrototypeToLowerCase(device);
    return same ? folder : `${device}\\`;
  },
  // Only a first part that begins with exactly two slashes may name a network share.
  joined(parts, text) {
    const network = isSeparator(parts[0][0]) && isSeparator(parts[0][1]) && parts[0].length > 2 &&
      !isSeparator(parts[0][2]);
    return network ? text : RegExpPrototypeSymbolReplace(/^[\\/]{2,}/, text, '\\');
  },
  // A relative path in which a drive or a device ("C:", "COM1:") came to the front must stay relative.
  guard: (path, tail) => (RegExpPrototypeExec(drive, tail) !== null ||
    RegExpPrototypeExec(/:(?:[\\/]|$)/, path) !== null ? `.\\${tail}` : tail),
  toNamespacedPath(path) {
    if (typeof path !== 'string' || path.length === 0) return path;
    const full = win32.resolve(path);
    if (RegExpPrototypeExec(/^\\\\[^?.]/, full) !== null)
      return `\\\\?\\UNC\\${StringPrototypeSlice(full, 2)}`;
    if (RegExpPrototypeExec(/^[A-Za-z]:\\/, full) !== null) return `\\\\?\\${full}`;
    return path;
  },
});

module.exports = { win32 };
