'use strict';
// util.MIMEType: a media type, its essence and its parameters, by the WHATWG's standard.

const {
  JSONStringify, RegExpPrototypeExec, RegExpPrototypeSymbolReplace, SafeMap,
  StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeToLowerCase, SymbolIterator, TypeError,
} = primordials;

const token = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
const quotable = /^[\t\x20-\x7E\x80-\xFF]*$/;
const blanks = /^[\r\n\t ]+|[\r\n\t ]+$/g;

function invalid(production, text, at) {
  const error = new TypeError(
    `The MIME syntax for a ${production} in ${JSONStringify(text)} is invalid${at === -1 ? '' : ` at ${at}`}`);
  error.code = 'ERR_INVALID_MIME_SYNTAX';
  return error;
}
function checkToken(production, text) {
  if (RegExpPrototypeExec(token, text) !== null) return;
  let at = 0;
  while (at < text.length && RegExpPrototypeExec(token, text[at]) !== null) at++;
  throw invalid(production, text, text === '' ? -1 : at);
}

class MIMEParams {
  #data = new SafeMap();
  delete(name) { this.#data.delete(`${name}`); }
  get(name) { return this.#data.get(`${name}`) ?? null; }
  has(name) { return this.#data.has(`${name}`); }
  set(name, value) {
    name = `${name}`;
    value = `${value}`;
    checkToken('parameter name', name);
    if (RegExpPrototypeExec(quotable, value) === null) throw invalid('parameter value', value, 0);
    this.#data.set(name, value);
  }
  // By what a generator gives, so that changes meanwhile show as in a Map.
  *entries() { yield* iterate(this.#data.entries()); }
  *keys() { yield* iterate(this.#data.keys()); }
  *values() { yield* iterate(this.#data.values()); }
  toString() {
    let text = '';
    this.#data.forEach((value, name) => {
      const quoted = value !== '' && RegExpPrototypeExec(token, value) !== null ? value :
        `"${RegExpPrototypeSymbolReplace(/["\\]/g, value, '\\$&')}"`;
      text += `${text === '' ? '' : ';'}${name}=${quoted}`;
    });
    return text;
  }
  toJSON() { return this.toString(); }
}
MIMEParams.prototype[SymbolIterator] = MIMEParams.prototype.entries;
function* iterate(iterator) {
  for (let step = iterator.next(); !step.done; step = iterator.next()) yield step.value;
}

// Of `; a=b; c="d"`: parameters that are none are passed over.
function parseParameters(text, parameters) {
  let at = 0;
  while (at < text.length) {
    const part = RegExpPrototypeExec(/^;?[\r\n\t ]*([^;=]*)(=)?/, StringPrototypeSlice(text, at));
    const name = StringPrototypeToLowerCase(part[1]);
    at += part[0].length;
    if (part[2] === undefined) continue;
    let value;
    if (text[at] === '"') {
      const quoted = RegExpPrototypeExec(/^"((?:\\[^]|[^"\\])*)"?[^;]*/, StringPrototypeSlice(text, at));
      value = RegExpPrototypeSymbolReplace(/\\([^])/g, quoted[1], '$1');
      at += quoted[0].length;
    } else {
      const end = StringPrototypeIndexOf(text, ';', at);
      value = RegExpPrototypeSymbolReplace(blanks, StringPrototypeSlice(text, at, end === -1 ? undefined : end), '');
      at = end === -1 ? text.length : end;
      if (value === '') continue;
    }
    if (RegExpPrototypeExec(token, name) !== null && RegExpPrototypeExec(quotable, value) !== null &&
        !parameters.has(name)) {
      parameters.set(name, value);
    }
  }
}

class MIMEType {
  #type;
  #subtype;
  #parameters = new MIMEParams();
  constructor(input) {
    const text = RegExpPrototypeSymbolReplace(blanks, `${input}`, '');
    const slash = StringPrototypeIndexOf(text, '/');
    if (slash === -1) throw invalid('type', text, -1);
    const semicolon = StringPrototypeIndexOf(text, ';', slash);
    const type = StringPrototypeSlice(text, 0, slash);
    if (RegExpPrototypeExec(token, type) === null) throw invalid('type', text, -1);
    const subtype = RegExpPrototypeSymbolReplace(
      blanks, StringPrototypeSlice(text, slash + 1, semicolon === -1 ? undefined : semicolon), '');
    if (RegExpPrototypeExec(token, subtype) === null) throw invalid('subtype', text, -1);
    this.#type = StringPrototypeToLowerCase(type);
    this.#subtype = StringPrototypeToLowerCase(subtype);
    if (semicolon !== -1) parseParameters(StringPrototypeSlice(text, semicolon), this.#parameters);
  }
  get type() { return this.#type; }
  set type(value) {
    checkToken('type', `${value}`);
    this.#type = StringPrototypeToLowerCase(`${value}`);
  }
  get subtype() { return this.#subtype; }
  set subtype(value) {
    checkToken('subtype', `${value}`);
    this.#subtype = StringPrototypeToLowerCase(`${value}`);
  }
  get essence() { return `${this.#type}/${this.#subtype}`; }
  get params() { return this.#parameters; }
  toString() {
    const parameters = this.#parameters.toString();
    return `${this.essence}${parameters === '' ? '' : `;${parameters}`}`;
  }
  toJSON() { return this.toString(); }
}

module.exports = { MIMEParams, MIMEType };
