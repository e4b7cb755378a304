'use strict';
// ES modules: from a specifier to a file, and what a module is made of. The engine calls resolve, load and
// initializeMeta (bindings/modules.cpp) and does the linking and evaluating. A module's key is its path, with the query
// and hash of its URL, or "node:NAME".

const {
  ArrayPrototypePush, ArrayPrototypeUnshift, decodeURIComponent, encodeURIComponent, Error, JSONParse, JSONStringify,
  ObjectDefineProperty, ObjectKeys, ObjectPrototypeHasOwnProperty, PromisePrototypeThen, RangeError,
  ReflectGetOwnPropertyDescriptor, RegExpPrototypeExec, SafeMap, SafeSet, StringPrototypeEndsWith, StringPrototypeSearch,
  StringPrototypeSlice, StringPrototypeStartsWith, TypeError, URIError,
} = primordials;
const { extname, resolve: resolvePath } = require('path');
const builtins = require('internal/builtin_names');
const packages = require('internal/package');
const { isAtLeast, isOlder20 } = require('internal/versions');
const { codedError, unknownBuiltin } = require('internal/module_errors');
const { Module, detectsModules, kindOf, realPath } = require('internal/cjs_loader');
const files = binding.modules;
const isFile = 0, isFolder = 1;  // what kindOf says

const conditions = new SafeSet(isAtLeast(22, 10) ? ['node', 'import', 'module-sync', 'node-addons'] :
  ['node', 'import', 'node-addons']);

// ---- Keys

const isData = (key) => StringPrototypeStartsWith(key, 'data:');

function splitSuffix(text) {
  const at = StringPrototypeSearch(text, /[?#]/);
  return at === -1 ? [text, ''] : [StringPrototypeSlice(text, 0, at), StringPrototypeSlice(text, at)];
}
const pathOf = (key) => splitSuffix(key)[0];
function urlOf(key) {
  if (StringPrototypeStartsWith(key, 'node:') || isData(key)) return key;
  const { 0: path, 1: suffix } = splitSuffix(key);
  return require('url').pathToFileURL(path).href + suffix;
}

// ---- From a specifier to a key

function notFound(what, name, base) {
  return codedError(Error, 'ERR_MODULE_NOT_FOUND', `Cannot find ${what} '${name}' imported from ${pathOf(base)}`);
}

function finished(path, suffix, base) {
  const kind = kindOf(path);
  if (kind === isFile) return realPath(path) + suffix;
  if (kind === isFolder) {
    const error = codedError(Error, 'ERR_UNSUPPORTED_DIR_IMPORT', `Directory import '${path}' is not supported ` +
      `resolving ES modules imported from ${pathOf(base)}`);
    error.url = urlOf(path);
    throw error;
  }
  const error = notFound('module', path, base);
  error.url = urlOf(path);
  throw error;
}

function decodePath(text, specifier, base) {
  if (RegExpPrototypeExec(/%2f|%5c/i, text) !== null) {
    throw codedError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER', `Invalid module "${specifier}" must not include ` +
      `encoded "/" or "\\" characters imported from ${pathOf(base)}`);
  }
  try {
    return decodeURIComponent(text);
  } catch {
    throw new URIError('URI malformed');
  }
}

// The old ways of a package without "exports": its main, or its index.js.
function legacyMain(pack, folder, base) {
  const tries = pack?.main === undefined ? [] : [pack.main, `${pack.main}.js`, `${pack.main}.json`,
    `${pack.main}.node`, `${pack.main}/index.js`, `${pack.main}/index.json`, `${pack.main}/index.node`];
  ArrayPrototypePush(tries, 'index.js');
  ArrayPrototypePush(tries, 'index.json');
  ArrayPrototypePush(tries, 'index.node');
  for (let i = 0; i < tries.length; i++) {
    const path = resolvePath(folder, tries[i]);
    if (kindOf(path) === isFile) return path;
  }
  throw notFound('package', folder, base);
}

function inPackage(pack, folder, subpath, base) {
  if (pack?.exports !== undefined && pack.exports !== null) {
    return packages.resolveExports(pack, subpath, conditions, pathOf(base));
  }
  return subpath === '.' ? legacyMain(pack, folder, base) : resolvePath(folder, subpath);
}

// A path, or "node:NAME".
function resolvePackage(specifier, base) {
  if (specifier === '') throw notFound('package', '', base);
  const parsed = packages.parseName(specifier);
  if (parsed === undefined) {
    throw codedError(TypeError, 'ERR_INVALID_MODULE_SPECIFIER', `Invalid module "${specifier}" is not a valid ` +
      `package name imported from ${pathOf(base)}`);
  }
  const { name, subpath } = parsed;
  const own = packages.scopeOf(pathOf(base));
  if (own?.name === name && own.exports !== undefined && own.exports !== null) {
    return packages.resolveExports(own, subpath, conditions, pathOf(base));
  }
  for (let folder = packages.folderOf(pathOf(base)); ; folder = packages.folderOf(folder)) {
    const place = `${folder === '/' ? '' : folder}/node_modules/${name}`;
    if (!StringPrototypeEndsWith(folder, '/node_modules') && kindOf(place) === isFolder) {
      return inPackage(packages.readPackage(place), place, subpath, base);
    }
    if (folder === '/') break;
  }
  if (builtins.hasPackage(specifier)) return `node:${specifier}`;
  throw notFound('package', name, base);
}

const saysNode = isAtLeast(18) && !isAtLeast(22) && !isOlder20;
const schemes = !isAtLeast(16) ? 'file and data URLs are' :
  `URLs with a scheme in: ${saysNode ? 'file, data, and node' : isAtLeast(18) ? 'file and data' : 'file, data'} are`;

function resolveUrl(specifier) {
  const { URL, fileURLToPath } = require('url');
  const url = new URL(specifier);
  if (url.protocol !== 'file:') {
    throw codedError(Error, 'ERR_UNSUPPORTED_ESM_URL_SCHEME',
      `Only ${schemes} supported by the default ESM loader. Received protocol '${url.protocol}'`);
  }
  return [fileURLToPath(url), url.search + url.hash];
}

function noBase(specifier, base) {
  if (!isAtLeast(20, 3)) return codedError(TypeError, 'ERR_INVALID_URL', 'Invalid URL');
  return codedError(TypeError, 'ERR_UNSUPPORTED_RESOLVE_REQUEST', `Failed to resolve module specifier "${specifier}" ` +
    `from "${base}": Invalid relative URL or base scheme is not hierarchical.`);
}

const specifiers = new SafeMap();  // key -> how it was last asked for, for messages

function resolveKey(specifier, base) {
  const name = builtins.nameOf(specifier);
  if (name !== undefined) return `node:${name}`;
  if (StringPrototypeStartsWith(specifier, 'node:')) throw unknownBuiltin(specifier);
  if (isData(specifier)) return specifier;
  if (RegExpPrototypeExec(/^[a-z][a-z0-9+.-]*:/i, specifier) !== null) {
    const { 0: path, 1: suffix } = resolveUrl(specifier);
    return finished(path, suffix, base);
  }
  if (RegExpPrototypeExec(/^\.{0,2}\//, specifier) !== null || specifier === '.' || specifier === '..') {
    const { 0: text, 1: suffix } = splitSuffix(specifier);
    return finished(resolvePath(packages.folderOf(pathOf(base)), decodePath(text, specifier, base)), suffix, base);
  }
  const found = specifier[0] === '#' ?
    packages.resolveImports(specifier, pathOf(base), conditions, (target, folder) => builtins.nameOf(target) !== undefined ?
      `node:${builtins.nameOf(target)}` : resolvePackage(target, `${folder}/package.json`)) :
    resolvePackage(specifier, base);
  return found[0] === '/' ? finished(found, '', base) : found;
}

function resolve(specifier, base) {
  if (StringPrototypeStartsWith(base, 'node:')) return specifier;  // ours: it is a key
  if (isData(base)) {
    if (specifier[0] === '/') return specifier;
    if (specifier[0] === '.') throw noBase(specifier, base);
  }
  if (base[0] !== '/') base = binding.process.script;              // eval and new Function
  const key = resolveKey(specifier, base);
  specifiers.set(key, specifier);
  return key;
}

// ---- From a key to a module

function checkAttributes(attributes) {
  const keys = ObjectKeys(attributes);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] !== 'type') {
      throw codedError(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', `Import attribute "${keys[i]}" with value ` +
        `"${attributes[keys[i]]}" is not supported`);
    }
  }
}

function checkSupported(key, attributes) {
  const wanted = attributes?.type;
  if (wanted === undefined || wanted === 'json') return;
  if (!isAtLeast(21)) {
    throw codedError(TypeError, 'ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED', `Import attribute type "${wanted}" is unsupported`);
  }
  throw codedError(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED',
    `Import attribute "type" with value "${wanted}" is not supported in ${urlOf(key)}`);
}

function readText(path) {
  const text = files.read(path);
  if (typeof text === 'number') throw require('errors').uvException(text, 'open', path);
  return text;
}

function formatOf(path, text) {
  const type = packages.scopeOf(path)?.type ?? 'none';
  switch (extname(path)) {
    case '.mjs': return 'module';
    case '.cjs': return 'commonjs';
    case '.json':
      if (isAtLeast(16)) return 'json';
      break;
    case '.js': case '':
      if (type === 'module') return 'module';
      if (!detectsModules(path)) return 'commonjs';
      try {
        files.compileFunction(text, path);
      } catch {
        if (files.looksLikeModule(text)) return 'module';
      }
      return 'commonjs';
  }
  throw codedError(TypeError, 'ERR_UNKNOWN_FILE_EXTENSION', `Unknown file extension "${extname(path)}" for ${path}`);
}

function builtinModule(key) {
  const name = StringPrototypeSlice(key, 5);
  const exports = builtins.nameOf(name) === undefined ? require(name) : builtins.load(name);
  const names = ['default'];
  const own = ObjectKeys(exports);
  for (let i = 0; i < own.length; i++) if (own[i] !== 'default') ArrayPrototypePush(names, own[i]);
  return { names, evaluate: () => valuesOf(exports, names) };
}

function valuesOf(exports, names) {
  const values = [];
  for (let i = 0; i < names.length; i++) {
    const isDirect = names[i] === 'default' || names[i] === 'module.exports';
    ArrayPrototypePush(values, isDirect ? exports : exports?.[names[i]]);
  }
  return values;
}

function commonJsModule(path, text) {
  const names = require('internal/cjs_exports').exportNames(path, text);
  ArrayPrototypeUnshift(names, 'default');
  if (isAtLeast(23)) ArrayPrototypePush(names, 'module.exports');
  return { names, evaluate: () => valuesOf(Module._load(path, undefined, false), names) };
}

// What require() has read already is the same object, and require() gets what import read.
function jsonModule(path, text) {
  return {
    names: ['default'],
    evaluate() {
      const cached = Module._cache[path];
      if (cached?.loaded) return [cached.exports];
      try {
        const exports = JSONParse(text);
        if (path[0] === '/') Module._cache[path] = { exports, loaded: true };
        return [exports];
      } catch (error) {
        error.message = `${path}: ${error.message}`;
        throw error;
      }
    },
  };
}

// data:text/javascript,... and the same in base64.
function dataModule(key, attributes) {
  const match = RegExpPrototypeExec(/^data:([^,;]*)[^,]*?(;base64)?,([^]*)$/, key);
  const body = match === null ? '' : decodeURIComponent(match[3]);
  const text = match?.[2] ? require('buffer').Buffer.from(body, 'base64').toString() : body;
  if (match?.[1] === 'text/javascript') return { source: text };
  if (match?.[1] === 'application/json') {
    checkType(key, 'json', attributes);
    return jsonModule(key, text);
  }
  const kind = isAtLeast(16) ? RangeError : TypeError;
  throw codedError(kind, 'ERR_UNKNOWN_MODULE_FORMAT', `Unknown module format: ${match?.[1]} for URL ${key}`);
}

function checkType(key, format, attributes) {
  const wanted = attributes?.type;
  const isNew = isAtLeast(21);
  const what = isAtLeast(18) && !isOlder20 ? 'attribute' : 'assertion';
  if (format === 'json' && wanted === undefined) {
    throw codedError(TypeError, isNew ? 'ERR_IMPORT_ATTRIBUTE_MISSING' : 'ERR_IMPORT_ASSERTION_TYPE_MISSING',
      `Module "${urlOf(key)}" needs an import ${what} of ${isNew ? '"type: json"' : 'type "json"'}`);
  }
  if (format !== 'json' && wanted === 'json') {
    throw codedError(TypeError,
      isNew ? 'ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE' : 'ERR_IMPORT_ASSERTION_TYPE_FAILED',
      `Module "${urlOf(key)}" is not of type "json"`);
  }
}

// What is wrong with an import() of a JSON file before that is read, until 20.2.
function checkUnread(key, attributes) {
  if (isAtLeast(20, 3) || key[0] !== '/' || extname(pathOf(key)) !== '.json') return;
  checkType(key, formatOf(pathOf(key), ''), attributes);
}

// By its name and its package alone.
function isCommonJs(key) {
  if (key[0] !== '/') return false;
  const path = pathOf(key), extension = extname(path);
  return extension === '.cjs' || (extension === '.js' && packages.scopeOf(path)?.type !== 'module');
}

const loaded = new SafeSet(), loadedKeys = [];
function load(key, attributes) {
  if (!loaded.has(key)) ArrayPrototypePush(loadedKeys, key);
  loaded.add(key);
  if (StringPrototypeStartsWith(key, 'node:')) return builtinModule(key);
  if (isData(key)) return dataModule(key, attributes);
  const path = pathOf(key);
  const text = readText(path);
  const format = formatOf(path, text);
  checkType(key, format, attributes);
  files.loaded(path, format, text);
  if (format === 'commonjs') return commonJsModule(path, text);
  if (format === 'json') return jsonModule(path, text);
  return { source: text };
}

function resolverOf(key) {
  return function resolve(specifier) {
    try {
      return urlOf(resolveKey(`${specifier}`, key));
    } catch (error) {
      if (error.url !== undefined) return error.url;  // of files that are not there, too
      throw error;
    }
  };
}

function initializeMeta(key, meta) {
  const url = urlOf(key);
  if (key[0] === '/') {
    if (isAtLeast(20, 11)) {
      meta.dirname = packages.folderOf(pathOf(key));
      meta.filename = pathOf(key);
    }
    if (isAtLeast(24, 2) || (isAtLeast(22, 18) && !isAtLeast(23))) meta.main = pathOf(key) === realPath(binding.process.script);
    if (isAtLeast(20, 6) || (isAtLeast(18, 19) && !isAtLeast(19))) meta.resolve = resolverOf(key);
  }
  meta.url = url;
}

// ---- Errors of the engine, in Node's words

const missingExport = /^Could not find export '([^]*)' in module '(.*)'$/;
const circularExport = /^circular reference when looking for export '([^]*)' in module '(.*)'$/;
const ambiguousExport = /^export '([^]*)' in module '(.*)' is ambiguous$/;

// The message of what may be a SyntaxError of the engine's own; undefined for whatever else a script may throw.
function messageOf(error) {
  if (!require('internal/syntax_errors').isSyntaxError(error)) return undefined;
  const found = ReflectGetOwnPropertyDescriptor(error, 'message');
  return found?.configurable && typeof found.value === 'string' ? found.value : undefined;
}

// What V8 says of an export that is not there, not one, or itself; undefined for other errors. A module is called as it
// was asked for.
function textOfExport(message) {
  const specifierOf = (key) => specifiers.get(key) ?? key;
  const missing = RegExpPrototypeExec(missingExport, message);
  if (missing !== null) {
    return `The requested module '${specifierOf(missing[2])}' does not provide an export named '${missing[1]}'`;
  }
  const ambiguous = RegExpPrototypeExec(ambiguousExport, message);
  if (ambiguous !== null) {
    return `The requested module '${specifierOf(ambiguous[2])}' contains conflicting star exports for name '${ambiguous[1]}'`;
  }
  const circular = RegExpPrototypeExec(circularExport, message);
  return circular === null ? undefined : `Detected cycle while resolving name '${circular[1]}' in '${specifierOf(circular[2])}'`;
}

// Whether it could not be linked.
function isUnlinked(error) {
  const message = messageOf(error);
  return message !== undefined && textOfExport(message) !== undefined;
}

// Called with every error of a module that failed to compile or link. Returns the error.
function explain(error, key) {
  const message = messageOf(error);
  if (message === undefined) return error;
  const value = textOfExport(message);
  if (value !== undefined) {
    ObjectDefineProperty(error, 'message', { __proto__: null, writable: true, enumerable: false, configurable: true, value });
  } else if (key !== undefined) {
    require('internal/syntax_errors').explain(error, key, urlOf(key));
  }
  return error;
}

// ---- require() of an ES module

const noop = () => {};

// The namespace of a module that is evaluated without waiting.
function evaluateNow(key) {
  const evaluated = files.evaluateModule(key);
  if (evaluated === undefined) {
    throw codedError(Error, 'ERR_REQUIRE_ASYNC_MODULE', 'require() cannot be used on an ESM graph with top-level ' +
      'await. Use import() instead. To see where the top-level await comes from, use ' +
      '--experimental-print-required-tla.');
  }
  const { 0: promise, 1: namespace } = evaluated;
  PromisePrototypeThen(promise, noop, noop);  // handled: what it says, we look at now
  const { 0: state, 1: value } = binding.util.promiseDetails(promise);
  if (state === 2) throw explain(value);
  return namespace;
}

function requireModule(path) {
  const namespace = evaluateNow(path);
  if (ObjectPrototypeHasOwnProperty(namespace, 'module.exports')) return namespace['module.exports'];
  if (!ObjectPrototypeHasOwnProperty(namespace, 'default') ||
      ObjectPrototypeHasOwnProperty(namespace, '__esModule')) return namespace;
  // Transpiled code tells a default export by __esModule: a module that adds it stands before the real one.
  return evaluateNow(`data:text/javascript,${encodeURIComponent(
    `export * from ${JSONStringify(path)}; export { default } from ${JSONStringify(path)}; ` +
    'export const __esModule = true;')}`);
}

const isLoaded = (key) => loaded.has(key);

module.exports = {
  checkAttributes, checkSupported, checkUnread, explain, initializeMeta, isCommonJs, isData, isLoaded, isUnlinked, load, loadedKeys,
  requireModule, resolve,
};
