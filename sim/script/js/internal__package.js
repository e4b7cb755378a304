'use strict';
// package.json: reading it, and what its "exports" and "imports" make of a name. For both loaders. Paths, no URLs.

const {
  ArrayIsArray, Error, JSONParse, JSONStringify, ObjectKeys, ObjectPrototypeHasOwnProperty, RegExpPrototypeExec,
  SafeMap, String, StringPrototypeEndsWith, StringPrototypeIncludes, StringPrototypeIndexOf,
  StringPrototypeLastIndexOf, StringPrototypeReplaceAll, StringPrototypeSlice, StringPrototypeStartsWith, TypeError,
} = primordials;
const { resolve } = require('path');
const { codedError } = require('internal/module_errors');
const files = binding.modules;

// ---- Reading

const packages = new SafeMap();  // folder -> what its package.json says, or undefined

function parse(text, file) {
  let json;
  try {
    json = JSONParse(text);
  } catch (error) {
    throw codedError(Error, 'ERR_INVALID_PACKAGE_CONFIG', `Invalid package config ${file}. ${error.message}`);
  }
  if (json === null || typeof json !== 'object') json = {};
  const own = (key) => (ObjectPrototypeHasOwnProperty(json, key) ? json[key] : undefined);
  const ownText = (key) => (typeof own(key) === 'string' ? own(key) : undefined);
  const type = own('type');
  return {
    __proto__: null, file, folder: folderOf(file), name: ownText('name'), main: ownText('main'),
    type: type === 'module' || type === 'commonjs' ? type : 'none', exports: own('exports'), imports: own('imports'),
  };
}

// undefined if the folder has none.
function readPackage(folder) {
  if (packages.has(folder)) return packages.get(folder);
  const file = folder === '/' ? '/package.json' : `${folder}/package.json`;
  const text = files.read(file);
  const found = typeof text === 'string' ? parse(text, file) : undefined;
  packages.set(folder, found);
  return found;
}

const folderOf = (path) => StringPrototypeSlice(path, 0, StringPrototypeLastIndexOf(path, '/')) || '/';

// The package.json that governs a file: the nearest above it, but not above a node_modules folder.
function scopeOf(path) {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (StringPrototypeEndsWith(folder, '/node_modules')) return undefined;
    const found = readPackage(folder);
    if (found !== undefined || folder === '/') return found;
  }
}

// "@scope/name/sub" -> { name: '@scope/name', subpath: './sub' }; undefined if it is no name of a package.
const nameForm = /^((?:@[^/\\%]+\/)?[^./\\%][^/\\%]*)(\/.*)?$/;
function parseName(specifier) {
  const match = RegExpPrototypeExec(nameForm, specifier);
  return match === null ? undefined : { name: match[1], subpath: `.${match[2] ?? ''}` };
}

// ---- "exports" and "imports"

const textOf = (value) => JSONStringify(value) ?? String(value);

function notExported(pack, subpath, base) {
  const from = base ? ` imported from ${base}` : '';
  return codedError(Error, 'ERR_PACKAGE_PATH_NOT_EXPORTED', subpath === '.' ?
    `No "exports" main defined in ${pack.file}${from}` :
    `Package subpath '${subpath}' is not defined by "exports" in ${pack.file}${from}`);
}
function invalidTarget(pack, key, target, isImport, base) {
  const relative = typeof target === 'string' && !isImport && target.length > 0 &&
    !StringPrototypeStartsWith(target, './') ? '; targets must start with "./"' : '';
  const from = base ? ` imported from ${base}` : '';
  return codedError(Error, 'ERR_INVALID_PACKAGE_TARGET', key === '.' ?
    `Invalid "exports" main target ${textOf(target)} defined in the package config ${pack.file}${from}${relative}` :
    `Invalid "${isImport ? 'imports' : 'exports'}" target ${textOf(target)} defined for '${key}' in the package config ` +
    `${pack.file}${from}${relative}`);
}

const invalidSegment = /(^|\/)(\.\.?|node_modules)(\/|$)/i;

function resolveTargetText(pack, target, match, key, context) {
  const { isImport, base } = context;
  if (!StringPrototypeStartsWith(target, './')) {
    if (isImport && !StringPrototypeStartsWith(target, '../') && !StringPrototypeStartsWith(target, '/')) {
      return context.resolvePackage(match === '' ? target : StringPrototypeReplaceAll(target, '*', match), pack.folder);
    }
    throw invalidTarget(pack, key, target, isImport, base);
  }
  if (RegExpPrototypeExec(invalidSegment, StringPrototypeSlice(target, 2)) !== null) {
    throw invalidTarget(pack, key, target, isImport, base);
  }
  if (match === '') return resolve(pack.folder, target);
  if (RegExpPrototypeExec(invalidSegment, match) !== null) {
    throw codedError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER',
      `Invalid module "${match}" request is not a valid match in pattern "${key}"`);
  }
  return resolve(pack.folder, StringPrototypeReplaceAll(target, '*', match));
}

// A path; null for what is explicitly not to be had; undefined if no condition fits.
function resolveTarget(pack, target, match, key, context) {
  if (typeof target === 'string') return resolveTargetText(pack, target, match, key, context);
  if (ArrayIsArray(target)) {
    let lastError, lastResult = target.length === 0 ? null : undefined;
    for (let i = 0; i < target.length; i++) {
      try {
        lastResult = resolveTarget(pack, target[i], match, key, context);
      } catch (error) {
        if (error.code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
        lastError = error;
        continue;
      }
      if (lastResult !== undefined && lastResult !== null) return lastResult;
    }
    if (lastResult === undefined && lastError !== undefined) throw lastError;
    return lastResult;
  }
  if (target === null) return null;
  if (typeof target !== 'object') throw invalidTarget(pack, key, target, context.isImport, context.base);
  const conditions = ObjectKeys(target);
  for (let i = 0; i < conditions.length; i++) {
    if (conditions[i] !== 'default' && !context.conditions.has(conditions[i])) continue;
    const found = resolveTarget(pack, target[conditions[i]], match, key, context);
    if (found !== undefined) return found;
  }
  return undefined;
}

// The better of two patterns: the one with the longer text before its star.
function isBetter(a, b) {
  const baseA = StringPrototypeIndexOf(a, '*'), baseB = StringPrototypeIndexOf(b, '*');
  return baseA !== baseB ? baseA > baseB : a.length > b.length;
}

// Looks a key up in a table of "exports" or "imports", patterns included. A path, null or undefined.
function resolveKey(pack, table, key, context) {
  if (ObjectPrototypeHasOwnProperty(table, key) && !StringPrototypeIncludes(key, '*') &&
      !StringPrototypeEndsWith(key, '/')) {
    return resolveTarget(pack, table[key], '', key, context);
  }
  let best = '', bestMatch = '';
  const keys = ObjectKeys(table);
  for (let i = 0; i < keys.length; i++) {
    const star = StringPrototypeIndexOf(keys[i], '*');
    if (star === -1) continue;
    const head = StringPrototypeSlice(keys[i], 0, star), tail = StringPrototypeSlice(keys[i], star + 1);
    if (key.length >= keys[i].length && StringPrototypeStartsWith(key, head) && StringPrototypeEndsWith(key, tail) &&
        (best === '' || isBetter(keys[i], best))) {
      best = keys[i];
      bestMatch = StringPrototypeSlice(key, star, key.length - tail.length);
    }
  }
  return best === '' ? undefined : resolveTarget(pack, table[best], bestMatch, best, context);
}

function isMainOnly(exported, pack) {
  if (typeof exported === 'string' || ArrayIsArray(exported)) return true;
  if (typeof exported !== 'object' || exported === null) return false;
  const keys = ObjectKeys(exported);
  for (let i = 0; i < keys.length; i++) {
    if ((keys[i][0] === '.') !== (keys[0][0] === '.')) {
      throw codedError(Error, 'ERR_INVALID_PACKAGE_CONFIG', `Invalid package config ${pack.file}. "exports" cannot ` +
        'contain some keys starting with \'.\' and some not. The exports object must either be an object of package ' +
        'subpath keys or an object of main entry condition name keys only.');
    }
  }
  return keys.length === 0 || keys[0][0] !== '.';
}

// The path that "exports" gives for './sub' or '.'.
function resolveExports(pack, subpath, conditions, base) {
  let table = pack.exports;
  if (isMainOnly(table, pack)) table = { '__proto__': null, '.': table };
  const found = typeof table === 'object' && table !== null ?
    resolveKey(pack, table, subpath, { conditions, base, isImport: false }) : undefined;
  if (found === undefined || found === null) throw notExported(pack, subpath, base);
  return found;
}

// The path that "imports" of the package around `base` gives for '#name'. `resolvePackage(specifier, folder)` resolves
// a target that names another package.
function resolveImports(name, base, conditions, resolvePackage) {
  if (name === '#' || StringPrototypeStartsWith(name, '#/')) {
    throw codedError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER',
      `Invalid module "${name}" is not a valid internal imports specifier name${base ? ` imported from ${base}` : ''}`);
  }
  const pack = scopeOf(base);
  const table = pack?.imports;
  const found = typeof table === 'object' && table !== null ?
    resolveKey(pack, table, name, { conditions, base, isImport: true, resolvePackage }) : undefined;
  if (found !== undefined && found !== null) return found;
  throw codedError(TypeError, 'ERR_PACKAGE_IMPORT_NOT_DEFINED', `Package import specifier "${name}" is not defined` +
    `${pack ? ` in package ${pack.file}` : ''} imported from ${base}`);
}

module.exports = { folderOf, parseName, readPackage, resolveExports, resolveImports, scopeOf };
