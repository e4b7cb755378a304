'use strict';
// util.parseArgs: command lines into values and positionals. First into tokens, then, in strict mode,
// checked.

const {
  ArrayPrototypePush, ArrayPrototypeSlice, ObjectHasOwn, ObjectKeys, StringPrototypeIndexOf,
  StringPrototypeSlice, StringPrototypeStartsWith,
} = primordials;
const { codes } = require('errors');
const {
  validateArray, validateBoolean, validateBooleanArray, validateObject, validateString, validateStringArray,
  validateUnion,
} = require('internal/validators');

const own = (object, key) => (ObjectHasOwn(object, key) ? object[key] : undefined);
const typeOf = (options, name) => (ObjectHasOwn(options, name) ? own(options[name], 'type') : undefined);
// "-" is a value (of stdin); "-x" may be one only where nothing else is possible.
const looksLikeOption = (text) => text != null && text.length > 1 && text[0] === '-';

function longName(short, options) {
  const names = ObjectKeys(options);
  for (let i = 0; i < names.length; i++) if (own(options[names[i]], 'short') === short) return names[i];
  return short;
}

// Walks over the arguments; `index` of a token is the place of its argument.
class Tokenizer {
  constructor(args, options) {
    this.args = args;
    this.options = options;
    this.tokens = [];
    this.at = 0;
  }

  run() {
    while (this.at < this.args.length) {
      const index = this.at;
      const arg = this.args[this.at++];
      if (arg === '--') {
        ArrayPrototypePush(this.tokens, { kind: 'option-terminator', index });
        while (this.at < this.args.length) this.positional(this.args[this.at], this.at++);
      } else if (StringPrototypeStartsWith(arg, '--')) {
        this.long(arg, index);
      } else if (looksLikeOption(arg)) {
        this.shorts(arg, index);
      } else {
        this.positional(arg, index);
      }
    }
    return this.tokens;
  }

  positional(value, index) {
    ArrayPrototypePush(this.tokens, { kind: 'positional', index, value });
  }

  long(arg, index) {
    const equals = StringPrototypeIndexOf(arg, '=', 3);
    if (equals === -1) {
      this.option(StringPrototypeSlice(arg, 2), arg, index);
    } else {
      const name = StringPrototypeSlice(arg, 2, equals);
      this.push(name, `--${name}`, index, StringPrototypeSlice(arg, equals + 1), true);
    }
  }

  // -a, -abc (three of them), -fVALUE
  shorts(arg, index) {
    for (let i = 1; i < arg.length; i++) {
      const name = longName(arg[i], this.options);
      const last = i === arg.length - 1;
      if (typeOf(this.options, name) === 'string' && !last) {
        this.push(name, `-${arg[i]}`, index, StringPrototypeSlice(arg, i + 1), true);
        return;
      }
      if (last) this.option(name, `-${arg[i]}`, index);
      else this.push(name, `-${arg[i]}`, index, undefined, undefined);
    }
  }

  // An option whose value, if it takes one, is the next argument.
  option(name, rawName, index) {
    if (typeOf(this.options, name) === 'string' && this.args[this.at] != null) {
      this.push(name, rawName, index, this.args[this.at++], false);
    } else {
      this.push(name, rawName, index, undefined, undefined);
    }
  }

  push(name, rawName, index, value, inlineValue) {
    ArrayPrototypePush(this.tokens, { kind: 'option', name, rawName, index, value, inlineValue });
  }
}

function checkUsage(token, { options, allowPositionals, allowNegative }) {
  let { name } = token;
  if (!ObjectHasOwn(options, name)) {
    const positive = StringPrototypeSlice(name, 3);
    if (
      !allowNegative || !StringPrototypeStartsWith(name, 'no-') || typeOf(options, positive) !== 'boolean') {
      throw new codes.ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, allowPositionals);
    }
    name = positive;
  }
  const short = own(options[name], 'short');
  const full = `${short ? `-${short}, ` : ''}--${name}`;
  const type = typeOf(options, name);
  if (type === 'string' && typeof token.value !== 'string') {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${full} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value != null) {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${full}' does not take an argument`);
  }
  if (!token.inlineValue && looksLikeOption(token.value)) {
    const raw = token.rawName;
    const example =
      StringPrototypeStartsWith(raw, '--') ? `'${raw}=-XYZ'` : `'--${token.name}=-XYZ' or '${raw}-XYZ'`;
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${raw}' argument is ambiguous.
Did you forget to specify the option argument for '${raw}'?
To specify an option argument starting with a dash use ${example}.`);
  }
}

function store(token, values, { options, allowNegative }) {
  let value = token.value ?? true;
  if (token.name === '__proto__') return;
  if (allowNegative && StringPrototypeStartsWith(token.name, 'no-') && token.value === undefined) {
    token.name = StringPrototypeSlice(token.name, 3);
    value = false;
  }
  const { name } = token;
  if (ObjectHasOwn(options, name) && own(options[name], 'multiple')) {
    if (values[name]) ArrayPrototypePush(values[name], value);
    else values[name] = [value];
  } else {
    values[name] = value;
  }
}

function checkOptions(options) {
  const names = ObjectKeys(options);
  for (let i = 0; i < names.length; i++) {
    const path = `options.${names[i]}`;
    const config = options[names[i]];
    validateObject(config, path);
    const type = own(config, 'type');
    validateUnion(type, `${path}.type`, ['string', 'boolean']);
    if (ObjectHasOwn(config, 'short')) {
      validateString(config.short, `${path}.short`);
      if (config.short.length !== 1) {
        throw new codes.ERR_INVALID_ARG_VALUE(`${path}.short`, config.short, 'must be a single character');
      }
    }
    if (ObjectHasOwn(config, 'multiple')) validateBoolean(config.multiple, `${path}.multiple`);
    const byDefault = own(config, 'default');
    if (byDefault === undefined) continue;
    if (own(config, 'multiple')) {
      (type === 'string' ? validateStringArray : validateBooleanArray)(byDefault, `${path}.default`);
    } else {
      (type === 'string' ? validateString : validateBoolean)(byDefault, `${path}.default`);
    }
  }
}

function parseArgs(config = { __proto__: null }) {
  const args = own(config, 'args') ?? ArrayPrototypeSlice(require('process').argv, 2);
  const strict = own(config, 'strict') ?? true;
  const allowPositionals = own(config, 'allowPositionals') ?? !strict;
  const withTokens = own(config, 'tokens') ?? false;
  const allowNegative = own(config, 'allowNegative') ?? false;
  const options = own(config, 'options') ?? { __proto__: null };
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateBoolean(withTokens, 'tokens');
  validateBoolean(allowNegative, 'allowNegative');
  validateObject(options, 'options');
  checkOptions(options);

  const rules = { options, allowPositionals, allowNegative };
  const tokens = new Tokenizer(args, options).run();
  const result = { values: { __proto__: null }, positionals: [] };
  if (withTokens) result.tokens = tokens;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token.kind === 'option') {
      if (strict) checkUsage(token, rules);
      store(token, result.values, rules);
    } else if (token.kind === 'positional') {
      if (!allowPositionals) throw new codes.ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      ArrayPrototypePush(result.positionals, token.value);
    }
  }
  const names = ObjectKeys(options);
  for (let i = 0; i < names.length; i++) {
    const byDefault = own(options[names[i]], 'default');
    if (byDefault !== undefined && result.values[names[i]] === undefined && names[i] !== '__proto__') {
      result.values[names[i]] = byDefault;
    }
  }
  return result;
}

module.exports = { parseArgs };
