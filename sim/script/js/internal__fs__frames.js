'use strict';
// The functions of fs.promises that wait for what failed, as Node's own stacks show them from 20 on. Read from real Node,
// of the versions that the profiles stand for.

const { RegExpPrototypeExec } = primordials;
const { major } = require('internal/versions');

const names = [
  'open', 'readFile', 'stat', 'readdir', 'unlink', 'mkdir', 'access', 'rename', 'copyFile', 'writeFile', 'rmdir',
  'readHandle', 'lstat', 'truncate', 'chmod', 'utimes', 'symlink', 'readlink', 'realpath', 'mkdtemp', 'read', 'ftruncate',
  'write', 'writeAll', 'writev', 'use',
];
const places = {
  __proto__: null,
  20: ['637:25', '1249:14', '1033:18', '950:18', '1067:10', '856:10', '604:10', '780:10', '621:10', '1219:14', '822:10',
       '551:24', '1022:18', '790:14', '1089:10', '1141:10', '997:10', '968:10', '1176:10', '1189:10', '692:22', '797:10',
       '751:25', '497:7', '769:25', '462:12'],
  22: ['639:25', '1252:14', '1037:18', '955:18', '1065:10', '858:10', '606:10', '784:10', '621:10', '1222:14', '824:10',
       '555:24', '1028:18', '792:14', '1087:10', '1139:10', '1001:10', '973:10', '1179:10', '1192:10', '696:22', '799:10',
       '755:25', '501:7', '773:25', '466:12'],
  24: ['1345:25', '1996:14', '1743:18', '1661:18', '1775:10', '1564:10', '1312:10', '1490:10', '1327:10', '1965:14',
       '1530:10', '1261:24', '1734:18', '1498:14', '1797:10', '1849:10', '1707:10', '1679:10', '1889:10', '1902:10',
       '1402:22', '1505:10', '1461:25', '1153:7', '1479:25', '1118:12'],
  26: ['1425:25', undefined, '1866:18', '1744:18', '1917:10', '1677:10', '1382:10', '1576:10', '1402:10', undefined,
       '1632:10', '1326:24', '1845:18', '1589:14', '1946:10', '2025:10', '1801:10', '1767:10', '2070:10', '2089:10',
       '1483:22', '1596:10', '1542:25', '1212:7', '1560:25', '1162:12'],
}[major];
const placeOf = { __proto__: null };
if (places) for (let i = 0; i < names.length; i++) placeOf[names[i]] = places[i];
const renamed = { __proto__: null, readHandle: 'readFileHandle', writeAll: 'writeFileHandle', use: 'fsCall' };

const ours = /^async (Object\.)?(\w+) \(node:internal\/fs\/handle:/;
// A line that tells of a function of ours, as Node tells of its own; undefined if it is not known.
function waitingFrame(line) {
  const match = RegExpPrototypeExec(ours, line);
  const place = match === null ? undefined : placeOf[match[2]];
  if (place === undefined) return undefined;
  return `async ${match[1] ?? ''}${renamed[match[2]] ?? match[2]} (node:internal/fs/promises:${place})`;
}

module.exports = { waitingFrame };
