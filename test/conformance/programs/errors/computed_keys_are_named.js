'use strict';
// What was to be added to an object that takes no more is named, whatever made its key.
const show = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name + ': ' + e.message);
  }
};
const named = Symbol('named'), unnamed = Symbol(), key = 'key', full = Object.preventExtensions({});
const list = Object.freeze([1]), read = { get [named]() { return 1; }, get key() { return 1; } };
function set(object, name, value) {
  object[name] = value;
}
show(() => { full[named] = 1; });
show(() => { full[unnamed] = 1; });
show(() => { full[key] = 1; });
show(() => { full[Symbol.iterator] = 1; });
show(() => { full['a' + 1] = 1; });
show((nothing) => { full[nothing] = 1; });
show(() => set(full, named, 1));
show(() => set(full, 'name', 1));
show(() => set(full, 1.5, 1));
show(() => { list[named] = 1; });
show(() => { list[key] = 1; });
show(() => { read[named] = 1; });
show(() => { read[key] = 1; });
show(() => Object.assign(full, { [named]: 1 }));
show(() => { new Proxy({}, { set: () => false })[named] = 1; });
