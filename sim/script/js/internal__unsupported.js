'use strict';
// What a module of Node's has and the simulated machine has not. The modules exist, so that programs which only load
// them run; who uses such a thing is told.

const { ObjectSetPrototypeOf, StringPrototypeSplit } = primordials;
const { codes } = require('errors');

const refuse = (what) => { throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(what); };

// Functions by their names, a text with spaces between them.
function functions(module, names) {
  const made = {};
  const list = StringPrototypeSplit(names, ' ');
  for (let i = 0; i < list.length; i++) {
    const name = list[i];
    made[name] = { [name]() { refuse(`${module}.${name}()`); } }[name];
  }
  return made;
}

// A class that others may extend; its objects cannot be made.
function classOf(module, name, Parent) {
  const Class = { [name]: class { constructor() { refuse(`${module}.${name}`); } } }[name];
  if (Parent) {
    ObjectSetPrototypeOf(Class, Parent);
    ObjectSetPrototypeOf(Class.prototype, Parent.prototype);
  }
  return Class;
}

module.exports = { classOf, functions, refuse };
