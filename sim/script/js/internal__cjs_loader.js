'use strict';
// CommonJS: class Module, require, and how a name becomes a file. Node's algorithm, with its parts under Node's names,
// since real programs replace them. Files are those of the virtual disk.

const {
  ArrayIsArray, ArrayPrototypeConcat, ArrayPrototypeSlice, ArrayPrototypeIndexOf, ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeSplice, Error, JSONParse,
  ObjectDefineProperty, ObjectKeys, ReflectApply, SafeSet, SafeWeakMap, StringPrototypeEndsWith,
  StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeStartsWith,
} = primordials;
const { basename, dirname, isAbsolute, resolve } = require('path');
const builtins = require('internal/builtin_names');
const { isAtLeast } = require('internal/versions');
const { state } = require('internal/process');
const packages = require('internal/package');
const { codedError, unknownBuiltin } = require('internal/module_errors');
const files = binding.modules;
const isFile = 0, isFolder = 1;  // what files.stat says
const ENFILE = -23, EMFILE = -24;
const takesScheme = isAtLeast(14);
const hasScheme = (request) => takesScheme && StringPrototypeStartsWith(request, 'node:');
const builtinNameOf = (request) =>
  (takesScheme || !StringPrototypeStartsWith(request, 'node:') ? builtins.nameOf(request) : undefined);

const conditions = new SafeSet(isAtLeast(22, 10) ? ['node', 'require', 'module-sync', 'node-addons'] :
  ['node', 'require', 'node-addons']);
const parents = new SafeWeakMap();

function Module(id = '', parent = undefined) {
  this.id = id;
  this.path = dirname(id);
  ObjectDefineProperty(this, 'exports',
    { __proto__: null, value: {}, writable: true, enumerable: true, configurable: true });
  parents.set(this, parent);
  addChild(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}
Module._cache = { __proto__: null };
Module._pathCache = { __proto__: null };
Module._extensions = { __proto__: null };
Module.globalPaths = [];
Module.Module = Module;

function addChild(parent, child, scan) {
  const children = parent?.children;
  if (ArrayIsArray(children) && !(scan && ArrayPrototypeIndexOf(children, child) !== -1)) {
    ArrayPrototypePush(children, child);
  }
}

ObjectDefineProperty(Module.prototype, 'parent', {
  __proto__: null, configurable: true,
  get() { return parents.get(this); },
  set(parent) { parents.set(this, parent); },
});

// ---- From a name to a file

const realPath = (path) => {
  const real = files.realpath(path);
  return typeof real === 'string' ? real : path;
};
// A live host needs a descriptor to look: without one, nobody can say that a module is not there.
function kindOf(path) {
  const kind = files.stat(path);
  if (kind === EMFILE || kind === ENFILE) throw require('errors').uvException(kind, 'stat', path);
  return kind;
}
const tryFile = (path) => (kindOf(path) === isFile ? realPath(path) : undefined);
function tryExtensions(base) {
  const extensions = ObjectKeys(Module._extensions);
  for (let i = 0; i < extensions.length; i++) {
    const found = tryFile(base + extensions[i]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function tryFolder(folder, request) {
  const main = packages.readPackage(folder)?.main;
  const index = resolve(folder, 'index');
  if (!main) return tryExtensions(index);
  const path = resolve(folder, main);
  const found = tryFile(path) ?? tryExtensions(path) ?? tryExtensions(resolve(path, 'index')) ?? tryExtensions(index);
  if (found !== undefined) return found;
  const error = new Error(`Cannot find module '${path}'. Please verify that the package.json has a valid "main" entry`);
  error.code = 'MODULE_NOT_FOUND';
  error.path = resolve(folder, 'package.json');
  error.requestPath = request;
  throw error;
}

function checked(path, base) {
  const found = tryFile(path);
  if (found !== undefined) return found;
  const error = new Error(`Cannot find module '${path}'`);
  error.code = 'MODULE_NOT_FOUND';
  error.path = base;
  throw error;
}

// What "exports" of node_modules/NAME says; undefined if there is none.
function findByExports(folder, request) {
  const parsed = packages.parseName(request);
  if (parsed === undefined) return undefined;
  const pack = packages.readPackage(resolve(folder, parsed.name));
  if (pack?.exports === undefined || pack.exports === null) return undefined;
  return checked(packages.resolveExports(pack, parsed.subpath, conditions), pack.file);
}

// A package may name itself, if it has "exports".
function findSelf(parentPath, request) {
  if (!parentPath) return undefined;
  const pack = packages.scopeOf(parentPath);
  const parsed = packages.parseName(request);
  if (pack?.exports === undefined || pack.exports === null || parsed === undefined || parsed.name !== pack.name) {
    return undefined;
  }
  return checked(packages.resolveExports(pack, parsed.subpath, conditions, parentPath), pack.file);
}

const endsAsFolder = (request) => {
  const last = StringPrototypeSlice(request, -3);
  return StringPrototypeEndsWith(last, '/') || StringPrototypeEndsWith(last, '/.') || last === '/..' ||
    request === '.' || request === '..';
};

Module._findPath = function (request, paths, isMain) {
  const absolute = isAbsolute(request);
  if (absolute) paths = [''];
  else if (!paths || paths.length === 0) return false;
  const asFolder = endsAsFolder(request);
  for (let i = 0; i < paths.length; i++) {
    if (paths[i] && kindOf(paths[i]) !== isFolder) continue;
    if (!absolute) {
      const exported = findByExports(paths[i], request);
      if (exported !== undefined) return exported;
    }
    const path = resolve(paths[i], request);
    const kind = kindOf(path);
    let found;
    if (!asFolder) found = kind === isFile ? realPath(path) : tryExtensions(path);
    if (found === undefined && kind === isFolder) found = tryFolder(path, request);
    if (found !== undefined) return found;
  }
  return false;
};

// The node_modules folders from a folder upwards.
Module._nodeModulePaths = function (from) {
  const paths = [];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (basename(folder) !== 'node_modules') {
      ArrayPrototypePush(paths, folder === '/' ? '/node_modules' : `${folder}/node_modules`);
    }
    if (folder === '/') return paths;
  }
};

const isRelative = (request) => StringPrototypeStartsWith(request, './') || StringPrototypeStartsWith(request, '../') ||
  request === '.' || request === '..';

Module._resolveLookupPaths = function (request, parent) {
  if (builtinNameOf(request) !== undefined) return null;
  if (!isRelative(request)) {
    const paths = parent?.paths;
    return paths?.length > 0 ? ArrayPrototypeSlice(paths) : [];
  }
  if (!parent?.id || !parent.filename) return ArrayPrototypeConcat(['.'], Module._nodeModulePaths('.'));
  return [dirname(parent.filename)];
};

function lookupPathsOf(request, parent, options) {
  if (typeof options !== 'object' || options === null || options.paths === undefined) {
    return Module._resolveLookupPaths(request, parent);
  }
  if (!ArrayIsArray(options.paths)) {
    throw new (require('errors').codes.ERR_INVALID_ARG_VALUE)('options.paths', options.paths);
  }
  if (isRelative(request)) return options.paths;
  const paths = [];
  for (let i = 0; i < options.paths.length; i++) {
    const fake = new Module('', null);
    fake.paths = Module._nodeModulePaths(options.paths[i]);
    const more = Module._resolveLookupPaths(request, fake);
    for (let k = 0; k < more.length; k++) {
      if (ArrayPrototypeIndexOf(paths, more[k]) === -1) ArrayPrototypePush(paths, more[k]);
    }
  }
  return paths;
}

function notFound(request, parent) {
  const stack = [];
  for (let each = parent; each; each = parents.get(each)) ArrayPrototypePush(stack, each.filename || each.id);
  const via = stack.length > 0 && isAtLeast(12) ? `\nRequire stack:\n- ${ArrayPrototypeJoin(stack, '\n- ')}` : '';
  const error = new Error(`Cannot find module '${request}'${via}`);
  error.code = 'MODULE_NOT_FOUND';
  if (isAtLeast(12)) error.requireStack = stack;
  return require('internal/thrown_places').throwsAt('module', error);
}

Module._resolveFilename = function (request, parent, isMain, options) {
  if (builtinNameOf(request) !== undefined) return request;
  const paths = lookupPathsOf(request, parent, options);
  if (request[0] === '#' && parent?.filename && packages.scopeOf(parent.filename)?.imports != null) {
    const found = packages.resolveImports(request, parent.filename, conditions,
      (name, folder) => Module._resolveFilename(name, fakeModuleIn(folder)));
    return isAbsolute(found) ? checked(found) : found;
  }
  const found = findSelf(parent?.filename, request) ?? Module._findPath(request, paths, isMain);
  if (found) return found;
  if (builtins.hasPackage(request)) return request;
  throw notFound(request, parent);
};

function fakeModuleIn(folder) {
  const module = new Module(`${folder}/package.json`);
  module.filename = module.id;
  module.paths = Module._nodeModulePaths(folder);
  return module;
}

// ---- Loading

let circularRequire;  // since a module was required that was not through
function unfinished(exports) {
  circularRequire ??= require('internal/circular_require');
  return circularRequire.unfinished(exports);
}

Module._load = function (request, parent, isMain) {
  const builtin = builtinNameOf(request);
  if (builtin !== undefined) return builtins.load(builtin);
  if (hasScheme(request)) throw unknownBuiltin(request);

  const filename = Module._resolveFilename(request, parent, isMain);
  const cached = Module._cache[filename];
  if (cached !== undefined) {
    addChild(parent, cached, true);
    return cached.loaded || !isAtLeast(14) ? cached.exports : unfinished(cached.exports);
  }
  if (!isAbsolute(filename)) {
    const name = builtinNameOf(filename);
    if (name !== undefined) return builtins.load(name);
    if (builtins.hasPackage(filename)) return require(filename);
  }

  const module = new Module(filename, parent);
  if (isMain) {
    state.mainModule = module;
    require('process').mainModule = module;
    module.id = '.';
  }
  Module._cache[filename] = module;
  let failed = true;
  try {
    module.load(filename);
    failed = false;
    circularRequire?.finish(module.exports);
  } finally {
    if (failed) {
      delete Module._cache[filename];
      const children = parent?.children;
      const at = ArrayIsArray(children) ? ArrayPrototypeIndexOf(children, module) : -1;
      if (at !== -1) ArrayPrototypeSplice(children, at, 1);
    }
  }
  return module.exports;
};

// The longest extension that has a handler: of a.b.js first .b.js, then .js.
function extensionOf(filename) {
  const name = basename(filename);
  for (let at = StringPrototypeIndexOf(name, '.', 1); at !== -1; at = StringPrototypeIndexOf(name, '.', at + 1)) {
    const extension = StringPrototypeSlice(name, at);
    if (Module._extensions[extension]) return extension;
  }
  return '.js';
}

Module.prototype.load = function (filename) {
  this.filename ??= filename;
  this.paths ??= Module._nodeModulePaths(dirname(filename));
  const extension = extensionOf(filename);
  if (StringPrototypeEndsWith(filename, '.mjs') && !Module._extensions['.mjs']) loadEsModule(this, filename);
  else Module._extensions[extension](this, filename);
  this.loaded = true;
};

Module.prototype.require = function (id) {
  const { codes } = require('errors');
  require('internal/validators').validateString(id, 'id');
  if (id === '') throw new codes.ERR_INVALID_ARG_VALUE('id', id, 'must be a non-empty string');
  return Module._load(id, this, false);
};

function makeRequire(module) {
  const require = function require(path) { return module.require(path); };
  require.resolve = function (request, options) {
    checkRequest(request);
    return Module._resolveFilename(request, module, false, options);
  };
  require.resolve.paths = function (request) {
    checkRequest(request);
    return Module._resolveLookupPaths(request, module);
  };
  ObjectDefineProperty(require.resolve, 'name', { __proto__: null, value: 'resolve' });
  ObjectDefineProperty(require.resolve.paths, 'name', { __proto__: null, value: 'paths' });
  require.main = state.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}
function checkRequest(request) {
  require('internal/validators').validateString(request, 'request');
}

// Compiles the text of a CommonJS module. A SyntaxError tells its place as Node does. With `detects`, the result for a
// text that only parses as an ES module is undefined.
function compile(text, filename, detects = false) {
  try {
    return files.compileFunction(text, filename);
  } catch (error) {
    const { explain, isSyntaxError } = require('internal/syntax_errors');
    if (isSyntaxError(error)) {
      if (detects && files.looksLikeModule(text)) return undefined;
      explain(error, filename);
    }
    throw error;
  }
}

Module.prototype._compile = function (content, filename) {
  const compiled = compile(content, filename, detectsModules(filename));
  if (compiled === undefined) return loadEsModule(this, filename);
  files.loaded(filename, 'commonjs', content);
  const require = makeRequire(this);
  return ReflectApply(compiled, this.exports, [this.exports, require, this, filename, dirname(filename)]);
};

// Since Node 22.7 (and 20.19) a .js file that no package.json speaks of is what it parses as.
const canDetect = isAtLeast(22, 7) || (!isAtLeast(21) && isAtLeast(20, 19));
const detectsModules = (filename) => canDetect && StringPrototypeEndsWith(filename, '.js') &&
  (packages.scopeOf(filename)?.type ?? 'none') === 'none';

function readText(filename) {
  const text = files.read(filename);
  if (typeof text === 'number') throw require('errors').uvException(text, 'open', filename);
  return text;
}

Module._extensions['.js'] = function (module, filename) {
  const isModule = StringPrototypeEndsWith(filename, '.js') && packages.scopeOf(filename)?.type === 'module';
  if (isModule) loadEsModule(module, filename);
  else module._compile(readText(filename), filename);
};

const canRequireModules = isAtLeast(22, 12) || (!isAtLeast(21) && isAtLeast(20, 19));

Module._extensions['.json'] = function (module, filename) {
  const content = readText(filename);
  files.loaded(filename, 'json', content);
  try {
    module.exports = JSONParse(content);
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
};

Module._extensions['.node'] = function (module, filename) {
  const error = new Error(`Loopglass cannot load native add-ons: ${filename}`);
  error.code = 'ERR_DLOPEN_FAILED';
  throw error;
};

// Until 14.
function olderRefusal(filename, parent) {
  const text = `Must use import to load ES Module: ${filename}`;
  if (StringPrototypeEndsWith(filename, '.mjs') || !parent) return text;
  const name = basename(filename) === basename(parent) ? filename : basename(filename);
  return `${text}\nrequire() of ES modules is not supported.\nrequire() of ${filename} from ${parent} is an ES module ` +
    'file as it is a .js file whose nearest parent package.json contains "type": "module" which defines all .js files ' +
    `in that package scope as ES modules.\nInstead rename ${name} to end in .cjs, change the requiring code to use ` +
    `import(), or remove "type": "module" from ${packages.scopeOf(filename).file}.\n`;
}

// require() of an ES module gives its namespace, since Node 22.12 (and 20.19).
function loadEsModule(module, filename) {
  if (module.id === '.') {
    require('internal/run_main').importMain(filename);
    return;
  }
  if (!canRequireModules) {
    const parent = parents.get(module)?.filename;
    if (!isAtLeast(16)) throw codedError(Error, 'ERR_REQUIRE_ESM', olderRefusal(filename, parent));
    const why = StringPrototypeEndsWith(filename, '.mjs') ? '' :
      `\n${basename(filename)} is treated as an ES module file as it is a .js file whose nearest parent package.json ` +
      'contains "type": "module" which declares all .js files in that package scope as ES modules.';
    throw codedError(Error, 'ERR_REQUIRE_ESM', StringPrototypeEndsWith(filename, '.mjs') ?
      `require() of ES Module ${filename} not supported.\nInstead change the require of ${filename} to a dynamic ` +
      'import() which is available in all CommonJS modules.' :
      `require() of ES Module ${filename}${parent ? ` from ${parent}` : ''} not supported.${why}\nInstead ` +
      `change the require of ${basename(filename)} in ${parent ?? 'it'} to a dynamic import() which is available in ` +
      'all CommonJS modules.');
  }
  module.exports = require('internal/esm_loader').requireModule(filename);
}

// ---- What module.js offers besides

Module.createRequire = function (filename) {
  const { codes } = require('errors');
  let path = filename;
  const isUrl = (typeof filename === 'object' && filename !== null && typeof filename.href === 'string') ||
    (typeof filename === 'string' && StringPrototypeStartsWith(filename, 'file:'));
  if (isUrl) {
    path = require('url').fileURLToPath(filename);
  } else if (typeof filename !== 'string' || !isAbsolute(filename)) {
    throw new codes.ERR_INVALID_ARG_VALUE('filename', filename,
      'must be a file URL object, file URL string, or absolute path string');
  }
  const module = new Module(path);
  module.filename = StringPrototypeEndsWith(path, '/') ? `${path}noop.js` : path;
  module.paths = Module._nodeModulePaths(dirname(module.filename));
  return makeRequire(module);
};

const wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
Module.wrap = (script) => wrapper[0] + script + wrapper[1];
Module.wrapper = wrapper;
Module._initPaths = function () {};
Module._preloadModules = function () {};
// The text of a worker with `eval: true`, as a CommonJS module that lies in the working folder.
function runEval(name, text) {
  const folder = binding.process.cwd();
  const module = new Module(name);
  module.filename = `${folder}/${name}`;
  module.paths = Module._nodeModulePaths(folder);
  module._compile(text, name);
}

Module.runMain = function (path) { return Module._load(path ?? binding.process.script, null, true); };

module.exports = { Module, compile, detectsModules, kindOf, realPath, runEval };
