'use strict';
// navigator, which scripts ask for the number of processors.

const { ObjectDefineProperties, ObjectFreeze, Symbol } = primordials;
const { major } = require('internal/versions');
const { codes } = require('errors');

const kOwn = Symbol('own');
const languages = ObjectFreeze(['en-US']);
const enumerable = { __proto__: null, enumerable: true };

class Navigator {
  #isOwn;
  constructor(key) {
    if (key !== kOwn) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#isOwn = true;
  }
  #check() { if (!this.#isOwn) throw new codes.ERR_INVALID_THIS('Navigator'); }
  get hardwareConcurrency() {
    this.#check();
    return require('os').cpus().length;
  }
  get language() {
    this.#check();
    return languages[0];
  }
  get languages() {
    this.#check();
    return languages;
  }
  get userAgent() {
    this.#check();
    return `Node.js/${major}`;
  }
  get platform() {
    this.#check();
    return 'Linux x86_64';
  }
}
ObjectDefineProperties(Navigator.prototype, {
  __proto__: null,
  hardwareConcurrency: enumerable, language: enumerable, languages: enumerable, userAgent: enumerable,
  platform: enumerable,
});

module.exports = { Navigator, navigator: new Navigator(kOwn) };
