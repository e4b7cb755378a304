'use strict';
// fs.glob: the paths below a folder that patterns match. A walk is written once, as a generator that yields what it
// needs of the disk, ['lstat' or 'readdir', path], and what it has found, ['found', path, dirent].

const {
  ArrayIsArray, ArrayPrototypeMap, ArrayPrototypePop, ArrayPrototypePush, ArrayPrototypeSlice, ArrayPrototypeSome,
  GeneratorPrototypeNext, PromisePrototypeThen, RegExp, RegExpPrototypeExec, SafeMap, SafeSet, StringPrototypeIncludes,
  StringPrototypeIndexOf, StringPrototypeReplace, StringPrototypeSlice, StringPrototypeSplit,
} = primordials;
const pathModule = require('path');
const { codes } = require('errors');
const { validateFunction, validateObject, validateString } = require('internal/validators');

const GLOBSTAR = { __proto__: null };  // **: any number of folders
const FOLDER = { __proto__: null };    // behind a slash at the end: a folder, whatever its name

// ---- Patterns

// The place of the bracket that closes the one at `from`; -1 if there is none.
function closing(text, from, open, close) {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i;
  }
  return -1;
}

// What stands between the separators outside of all brackets.
function splitOutside(text, separator) {
  const parts = [''];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(' || text[i] === '{') depth++;
    else if (text[i] === ')' || text[i] === '}') depth--;
    if (text[i] === separator && depth === 0) ArrayPrototypePush(parts, '');
    else parts[parts.length - 1] += text[i];
  }
  return parts;
}

// 'a{b,c}' -> ['ab', 'ac'], '{1..3}' -> ['1', '2', '3'].
function expandBraces(text) {
  const open = StringPrototypeIndexOf(text, '{');
  const close = open === -1 ? -1 : closing(text, open, '{', '}');
  if (close === -1) return [text];
  const inside = StringPrototypeSlice(text, open + 1, close);
  const range = RegExpPrototypeExec(/^(-?\d+)\.\.(-?\d+)$/, inside);
  let parts = splitOutside(inside, ',');
  if (range !== null) {
    parts = [];
    for (let i = +range[1]; i <= +range[2]; i++) ArrayPrototypePush(parts, `${i}`);
  } else if (parts.length === 1) {
    parts = [`{${inside}}`];
    if (!StringPrototypeIncludes(StringPrototypeSlice(text, close), '{')) return [text];
  }
  const result = [];
  const rest = expandBraces(StringPrototypeSlice(text, close + 1));
  for (let i = 0; i < parts.length; i++) {
    const heads = parts.length === 1 ? parts : expandBraces(parts[i]);
    for (let j = 0; j < heads.length; j++) {
      for (let k = 0; k < rest.length; k++) {
        ArrayPrototypePush(result, StringPrototypeSlice(text, 0, open) + heads[j] + rest[k]);
      }
    }
  }
  return result;
}

const quote = (text) => StringPrototypeReplace(text, /[\\^$.*+?()[\]{}|/]/g, '\\$&');

// The source of a regular expression for part of a name.
function sourceOf(text) {
  let source = '';
  for (let i = 0; i < text.length; i++) {
    const end = text[i + 1] === '(' && StringPrototypeIncludes('!?+*@', text[i]) ? closing(text, i + 1, '(', ')') : -1;
    const bracket = text[i] === '[' ? StringPrototypeIndexOf(text, ']', i + 2) : -1;
    if (end !== -1) {
      const parts = ArrayPrototypeMap(splitOutside(StringPrototypeSlice(text, i + 2, end), '|'), sourceOf);
      let either = '';
      for (let j = 0; j < parts.length; j++) either += (j > 0 ? '|' : '') + parts[j];
      const rest = sourceOf(StringPrototypeSlice(text, end + 1));
      if (text[i] === '!') return `${source}(?:(?!(?:${either})${rest}$)[^/]*?)${rest}`;
      return `${source}(?:${either})${text[i] === '@' ? '' : text[i]}${rest}`;
    } else if (bracket !== -1) {
      const set = StringPrototypeReplace(StringPrototypeSlice(text, i + 1, bracket), /^[!^]/, '^');
      source += `[${StringPrototypeReplace(set, /\\/g, '\\\\')}]`;
      i = bracket;
    } else if (text[i] === '*') {
      source += '[^/]*?';
    } else if (text[i] === '?') {
      source += '[^/]';
    } else {
      if (text[i] === '\\' && i + 1 < text.length) i++;
      source += quote(text[i]);
    }
  }
  return source;
}

// A name that begins with a dot is met only by a pattern that does.
function toPart(text) {
  if (text === '**') return GLOBSTAR;
  if (RegExpPrototypeExec(/[*?[\\]|[!+@]\(/, text) === null) return text;
  return new RegExp(`^${text[0] === '.' ? '' : '(?!\\.)'}${sourceOf(text)}$`);
}

// -> lists of parts: texts, regular expressions, GLOBSTAR, FOLDER; `root` is where it begins.
function toPatterns(text) {
  return ArrayPrototypeMap(expandBraces(text), (each) => {
    const root = each[0] === '/' ? '/' : '';
    const parts = [];
    const names = StringPrototypeSplit(each, '/');
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const last = parts[parts.length - 1];
      const saysNothing = name === '' || name === '.' || (name === '**' && last === GLOBSTAR);
      if (name === '..' && parts.length > 0 && last !== '..') ArrayPrototypePop(parts);
      else if (!saysNothing) ArrayPrototypePush(parts, toPart(name));
    }
    if (parts.length > 0 && names.length > 1 && names[names.length - 1] === '') ArrayPrototypePush(parts, FOLDER);
    return { root, parts };
  });
}

const meets = (part, name) => (typeof part === 'string' ? part === name : RegExpPrototypeExec(part, name) !== null);

// Whether a whole path meets a pattern, for what is excluded.
function meetsAll(parts, names, at = 0, from = 0) {
  if (at === parts.length) return from === names.length;
  if (parts[at] === FOLDER) return from === names.length;
  if (parts[at] === GLOBSTAR) {
    for (let i = from; i <= names.length; i++) if (meetsAll(parts, names, at + 1, i)) return true;
    return false;
  }
  return from < names.length && meets(parts[at], names[from]) && meetsAll(parts, names, at + 1, from + 1);
}

function excluderOf(exclude) {
  if (exclude === undefined || exclude === null) return () => false;
  if (typeof exclude === 'function') return (path, dirent) => exclude(dirent ?? path);
  if (!ArrayIsArray(exclude) || ArrayPrototypeSome(exclude, (each) => typeof each !== 'string')) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.exclude', ['function', 'string[]'], exclude);
  }
  const patterns = [];
  for (let i = 0; i < exclude.length; i++) ArrayPrototypePush(patterns, ...toPatterns(exclude[i]));
  return (path) => ArrayPrototypeSome(patterns, ({ parts }) => meetsAll(parts, StringPrototypeSplit(path, '/')));
}

// ---- The walk

class Walk {
  constructor(patterns, options = { __proto__: null }) {
    validateObject(options, 'options');
    const { exclude, cwd, withFileTypes } = options;
    this.cwd = cwd === undefined ? '.' : require('internal/fs/arguments').validPath(cwd, 'options.cwd');
    this.withFileTypes = Boolean(withFileTypes);
    this.isExcluded = excluderOf(exclude);
    this.patterns = [];
    if (!ArrayIsArray(patterns)) patterns = [patterns];
    for (let i = 0; i < patterns.length; i++) {
      validateString(patterns[i], 'patterns');
      ArrayPrototypePush(this.patterns, ...toPatterns(patterns[i]));
    }
    this.seen = new SafeSet();
  }

  full(path) { return pathModule.resolve(this.cwd, path); }
  join(folder, name) { return folder === '' ? name : folder === '/' ? `/${name}` : `${folder}/${name}`; }
  isNew(path) {
    if (this.seen.has(path)) return false;
    this.seen.add(path);
    return true;
  }

  // Folders wait with the states of the patterns in them: [parts, how many of them are behind].
  *run() {
    const waiting = [];
    const first = new SafeMap();
    for (let i = 0; i < this.patterns.length; i++) {
      const { root, parts } = this.patterns[i];
      if (parts.length > 0) this.put(first, root, parts, 0);
    }
    first.forEach((states, path) => ArrayPrototypePush(waiting, [path, states]));
    while (waiting.length > 0) {
      const { 0: folder, 1: states } = ArrayPrototypePop(waiting);
      const below = new SafeMap();
      yield* this.visit(folder, states, below);
      below.forEach((found, path) => ArrayPrototypePush(waiting, [path, found]));
    }
  }

  put(map, path, parts, at) {
    let states = map.get(path);
    if (states === undefined) map.set(path, states = []);
    const isThere = ArrayPrototypeSome(states, (state) => state[0] === parts && state[1] === at);
    if (!isThere) ArrayPrototypePush(states, [parts, at]);
  }

  *visit(folder, states, below) {
    const own = yield ['lstat', this.full(folder === '' ? '.' : folder)];
    if (own === undefined || !own.isDirectory()) return;
    let lists = false;
    // ** may stand for nothing: then what comes behind it is looked for here, too.
    const all = ArrayPrototypeSlice(states);
    for (let i = 0; i < all.length; i++) {
      const { 0: parts, 1: at } = all[i];
      if (parts[at] === GLOBSTAR && at + 1 < parts.length) ArrayPrototypePush(all, [parts, at + 1]);
      const isLast = at === parts.length - 1;
      if (isLast && (parts[at] === GLOBSTAR || parts[at] === FOLDER)) {
        const path = folder === '' ? '.' : folder;
        if (this.isNew(path)) yield ['found', path, own];
      }
      lists ||= typeof parts[at] !== 'string' && parts[at] !== FOLDER;
    }
    for (let i = 0; i < all.length; i++) {
      if (typeof all[i][0][all[i][1]] === 'string' && !lists) yield* this.step(folder, undefined, all[i], below);
    }
    if (!lists) return;
    const entries = yield ['readdir', this.full(folder === '' ? '.' : folder)];
    if (entries === undefined) return;
    for (let i = 0; i < all.length; i++) {
      if (typeof all[i][0][all[i][1]] === 'string') yield* this.step(folder, undefined, all[i], below);
    }
    for (let i = 0; i < entries.length; i++) {
      if (this.isExcluded(entries[i].name, this.withFileTypes ? entries[i] : undefined)) continue;
      for (let j = 0; j < all.length; j++) {
        const part = all[j][0][all[j][1]];
        if (typeof part !== 'string' && part !== FOLDER) yield* this.step(folder, entries[i], all[j], below);
      }
    }
  }

  // One state goes on by one name: an entry of the folder, or the one that the pattern itself names.
  *step(folder, entry, { 0: parts, 1: at }, below) {
    const part = parts[at];
    const name = entry === undefined ? part : entry.name;
    if (part === GLOBSTAR ? name[0] === '.' : !meets(part, name)) return;
    const path = this.join(folder, name);
    if (!this.withFileTypes && this.isExcluded(path)) return;
    const isFolder = entry === undefined || entry.isDirectory();
    if (part === GLOBSTAR) {
      if (isFolder) this.put(below, path, parts, at);
      else if (at === parts.length - 1 && this.isNew(path)) yield ['found', path, entry];
      return;
    }
    if (at < parts.length - 1) {
      if (isFolder) this.put(below, path, parts, at + 1);
      return;
    }
    if (part === '..') return;
    const dirent = entry ?? (yield ['lstat', this.full(path)]);
    if (dirent !== undefined && this.isNew(path)) yield ['found', path, dirent];
  }

  // What a script gets for what was found.
  shown(path, entry) {
    if (!this.withFileTypes) return path;
    if (entry.parentPath !== undefined) return entry;
    const full = this.full(path);
    const { Dirent } = require('internal/fs/values');
    const type = entry.isDirectory() ? 2 : entry.isSymbolicLink() ? 3 : 1;
    return new Dirent(pathModule.basename(full), type, pathModule.dirname(full));
  }
}

function globSync(patterns, options) {
  const fs = require('fs');
  const walk = new Walk(patterns, options);
  const result = [];
  const generator = walk.run();
  let step = GeneratorPrototypeNext(generator);
  while (!step.done) {
    const { 0: what, 1: path, 2: entry } = step.value;
    let answer;
    try {
      if (what === 'found') ArrayPrototypePush(result, walk.shown(path, entry));
      else if (what === 'lstat') answer = fs.lstatSync(path);
      else answer = fs.readdirSync(path, { withFileTypes: true });
    } catch {
      // It is not there.
    }
    step = GeneratorPrototypeNext(generator, answer);
  }
  return result;
}

async function* globByPromises(patterns, options) {
  const { lstat, readdir } = require('fs/promises');
  const walk = new Walk(patterns, options);
  const generator = walk.run();
  let step = GeneratorPrototypeNext(generator);
  while (!step.done) {
    const { 0: what, 1: path, 2: entry } = step.value;
    let answer;
    if (what === 'found') {
      yield walk.shown(path, entry);
    } else {
      try {
        answer = what === 'lstat' ? await lstat(path) : await readdir(path, { withFileTypes: true });
      } catch {
        // It is not there.
      }
    }
    step = GeneratorPrototypeNext(generator, answer);
  }
}

function glob(patterns, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const all = async () => {
    const result = [];
    for await (const each of globByPromises(patterns, options)) ArrayPrototypePush(result, each);
    return result;
  };
  const { nextTick } = require('process');
  PromisePrototypeThen(all(), (result) => nextTick(callback, null, result), (error) => nextTick(callback, error));
}

module.exports = { glob, globSync, globByPromises };
