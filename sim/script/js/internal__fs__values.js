'use strict';
// What fs gives: Stats and BigIntStats out of a status, Dirents out of the entries of a directory.

const {
  BigInt, Date, FunctionPrototypeCall, MathRound, Number, ObjectDefineProperty, ObjectSetPrototypeOf, StringPrototypeSlice, Symbol,
} = primordials;
const { Buffer } = require('buffer');
const { isAtLeast } = require('internal/versions');
const {
  S_IFMT, S_IFREG, S_IFDIR, S_IFCHR, S_IFBLK, S_IFIFO, S_IFLNK, S_IFSOCK, UV_DIRENT_FILE, UV_DIRENT_DIR,
  UV_DIRENT_LINK, UV_DIRENT_FIFO, UV_DIRENT_SOCKET, UV_DIRENT_CHAR, UV_DIRENT_BLOCK,
} = require('internal/fs/constants');

function StatsBase(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks) {
  this.dev = dev;
  this.mode = mode;
  this.nlink = nlink;
  this.uid = uid;
  this.gid = gid;
  this.rdev = rdev;
  this.blksize = blksize;
  this.ino = ino;
  this.size = size;
  this.blocks = blocks;
}
StatsBase.prototype.isDirectory = function () { return this._checkModeProperty(S_IFDIR); };
StatsBase.prototype.isFile = function () { return this._checkModeProperty(S_IFREG); };
StatsBase.prototype.isBlockDevice = function () { return this._checkModeProperty(S_IFBLK); };
StatsBase.prototype.isCharacterDevice = function () { return this._checkModeProperty(S_IFCHR); };
StatsBase.prototype.isSymbolicLink = function () { return this._checkModeProperty(S_IFLNK); };
StatsBase.prototype.isFIFO = function () { return this._checkModeProperty(S_IFIFO); };
StatsBase.prototype.isSocket = function () { return this._checkModeProperty(S_IFSOCK); };

// The dates: own properties, and from 22 on made when they are first asked for.
const dates = ['atime', 'mtime', 'ctime', 'birthtime'];
const dateOf = (stats, name) => new Date(MathRound(Number(stats[`${name}Ms`])));
const makesDates = !isAtLeast(22);
function setDates(stats) {
  for (let i = 0; i < dates.length; i++) stats[dates[i]] = dateOf(stats, dates[i]);
}
function defineDates(Class) {
  if (makesDates) return;
  for (let i = 0; i < dates.length; i++) {
    const name = dates[i];
    const set = (stats, value) => ObjectDefineProperty(stats, name,
      { __proto__: null, value, writable: true, enumerable: isAtLeast(24), configurable: true });
    ObjectDefineProperty(Class.prototype, name, {
      __proto__: null, enumerable: true, configurable: true,
      get() {
        const value = dateOf(this, name);
        set(this, value);
        return value;
      },
      set(value) { set(this, value); },
    });
  }
}

function Stats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeMs, mtimeMs, ctimeMs,
  birthtimeMs) {
  FunctionPrototypeCall(StatsBase, this, dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks);
  this.atimeMs = atimeMs;
  this.mtimeMs = mtimeMs;
  this.ctimeMs = ctimeMs;
  this.birthtimeMs = birthtimeMs;
  if (makesDates) setDates(this);
}
ObjectSetPrototypeOf(Stats.prototype, StatsBase.prototype);
ObjectSetPrototypeOf(Stats, StatsBase);
defineDates(Stats);
Stats.prototype._checkModeProperty = function (property) { return (this.mode & S_IFMT) === property; };

function BigIntStats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeNs, mtimeNs, ctimeNs,
                     birthtimeNs) {
  FunctionPrototypeCall(StatsBase, this, dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks);
  this.atimeMs = atimeNs / 1000000n;
  this.mtimeMs = mtimeNs / 1000000n;
  this.ctimeMs = ctimeNs / 1000000n;
  this.birthtimeMs = birthtimeNs / 1000000n;
  if (isAtLeast(12)) {
    this.atimeNs = atimeNs;
    this.mtimeNs = mtimeNs;
    this.ctimeNs = ctimeNs;
    this.birthtimeNs = birthtimeNs;
  }
  if (makesDates) setDates(this);
}
ObjectSetPrototypeOf(BigIntStats.prototype, StatsBase.prototype);
ObjectSetPrototypeOf(BigIntStats, StatsBase);
defineDates(BigIntStats);
BigIntStats.prototype._checkModeProperty = function (property) {
  return (this.mode & BigInt(S_IFMT)) === BigInt(property);
};

const nanoseconds = (ms) => BigInt(MathRound(ms * 1000)) * 1000n;

// s: the fourteen numbers of binding.fs, in the order of Stats' arguments.
function toStats(s, asBigInt) {
  if (!asBigInt) {
    return new Stats(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8], s[9], s[10], s[11], s[12], s[13]);
  }
  return new BigIntStats(BigInt(s[0]), BigInt(s[1]), BigInt(s[2]), BigInt(s[3]), BigInt(s[4]), BigInt(s[5]),
    BigInt(s[6]), BigInt(s[7]), BigInt(s[8]), BigInt(s[9]), nanoseconds(s[10]), nanoseconds(s[11]),
    nanoseconds(s[12]), nanoseconds(s[13]));
}

const kType = Symbol('type');
// What an entry had of its folder; 18.20 is later than 20.2.
const hasPath = isAtLeast(18) && !isAtLeast(24);
const hasParent = isAtLeast(18) && (isAtLeast(20, 3) || !isAtLeast(20));
class Dirent {
  constructor(name, type, path) {
    this.name = name;
    if (hasParent) this.parentPath = path;
    if (hasPath) this.path = path;
    this[kType] = type;
  }
  isDirectory() { return this[kType] === UV_DIRENT_DIR; }
  isFile() { return this[kType] === UV_DIRENT_FILE; }
  isBlockDevice() { return this[kType] === UV_DIRENT_BLOCK; }
  isCharacterDevice() { return this[kType] === UV_DIRENT_CHAR; }
  isSymbolicLink() { return this[kType] === UV_DIRENT_LINK; }
  isFIFO() { return this[kType] === UV_DIRENT_FIFO; }
  isSocket() { return this[kType] === UV_DIRENT_SOCKET; }
}

// A path or name that the disk gave, in the encoding that was asked for.
function encodePath(text, encoding) {
  if (!encoding || encoding === 'utf8' || encoding === 'utf-8') return text;
  const bytes = Buffer.from(text);
  return encoding === 'buffer' ? bytes : bytes.toString(encoding);
}

// What mkdtemp() says of the folder it made: as the prefix was given, relative or not.
const temporaryName = (prefix, path, encoding) => encodePath(prefix + StringPrototypeSlice(path, -6), encoding);

// entries: name, type, name, type, ... in the order in which readdir gives them.
function toEntries(entries, path, options) {
  const list = [];
  for (let i = 0; i < entries.length; i += 2) {
    const name = encodePath(entries[i], options.encoding);
    list[i >> 1] = options.withFileTypes ? new Dirent(name, entries[i + 1], path) : name;
  }
  return list;
}

module.exports = { Stats, BigIntStats, Dirent, toStats, toEntries, encodePath, temporaryName };
