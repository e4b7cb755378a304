'use strict';
// Array.fromAsync in as many microtasks as V8 takes (counted on 22, 24 and 26): it awaits as for await does, and what
// a sync iterator's value rejects with comes one microtask later. The engine's own takes one less for each call.

const {
  Array, MathMin, MathTrunc, NumberMAX_SAFE_INTEGER, Object, ObjectDefineProperty, ReflectApply, ReflectConstruct, String,
  SymbolAsyncIterator, SymbolIterator, TypeError,
} = primordials;

function isConstructor(value) {
  if (typeof value !== 'function') return false;
  try {
    ReflectConstruct(Object, [], value);
    return true;
  } catch {
    return false;
  }
}

// For a list, or for a list of a known length.
function make(constructor, lengths) {
  return constructor === Array || !isConstructor(constructor) ? [] : ReflectConstruct(constructor, lengths);
}

function put(target, index, value) {
  ObjectDefineProperty(target, index, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

function lengthOf(list) {
  const length = MathTrunc(+list.length);
  return length > 0 ? MathMin(length, NumberMAX_SAFE_INTEGER) : 0;
}

const { fromAsync } = {
  async fromAsync(items, mapper = undefined, thisArg = undefined) {
    if (mapper !== undefined && typeof mapper !== 'function') throw new TypeError(`${String(mapper)} is not a function`);
    const isAsync = items[SymbolAsyncIterator] != null;
    if (isAsync || items[SymbolIterator] != null) {
      const target = make(this, []);
      let index = 0;
      try {
        for await (const item of items) {
          put(target, index, mapper === undefined ? item : await ReflectApply(mapper, thisArg, [item, index]));
          index++;
        }
      } catch (error) {
        if (!isAsync) await undefined;
        throw error;
      }
      target.length = index;
      return target;
    }
    const list = Object(items);
    const length = lengthOf(list);
    const target = make(this, [length]);
    for (let index = 0; index < length; index++) {
      const item = await list[index];
      put(target, index, mapper === undefined ? item : await ReflectApply(mapper, thisArg, [item, index]));
    }
    target.length = length;
    return target;
  },
};

module.exports = fromAsync;
