// Reflect's functions, apply() and setPrototypeOf() say what they were called with.
const tell = (f) => { try { console.log(f()); } catch (e) { console.log(e.name + ': ' + e.message); } };
tell(() => Reflect.construct(1));
tell(() => Reflect.construct(function () {}));
tell(() => Reflect.construct(() => {}, []));
tell(() => Reflect.construct(Date, [], 1));
tell(() => Reflect.construct(Date, 1));
tell(() => Reflect.construct({}, []));
tell(() => Reflect.construct('x', []));
tell(() => Reflect.apply(() => {}));
tell(() => Reflect.apply(() => {}, null, 1));
tell(() => (() => {}).apply(null, 1));
tell(() => (() => {}).apply(null, 'ab'));
tell(() => Math.max.apply(null, true));
for (const name of ['get', 'has', 'set', 'deleteProperty', 'ownKeys',
  'getPrototypeOf', 'setPrototypeOf', 'isExtensible',
  'preventExtensions', 'getOwnPropertyDescriptor', 'defineProperty']) {
  tell(() => Reflect[name](1, 'a'));
tell(() => Reflect[name]());
tell(() => Reflect[name](null, {}));
tell(() => Reflect[name]('s', null)); }
tell(() => Reflect.setPrototypeOf({}, 1));
tell(() => Reflect.setPrototypeOf({}, 's'));
tell(() => Reflect.setPrototypeOf({}));
tell(() => Object.setPrototypeOf({}, 1));
tell(() => Object.setPrototypeOf({}));
tell(() => Object.setPrototypeOf(null, {}));
tell(() => Object.setPrototypeOf(undefined));
tell(() => Object.setPrototypeOf(1, 1));
tell(() => Object.create(1));
tell(() => Object.create('s'));
tell(() => Object.create());
tell(() => Symbol.keyFor(1));
tell(() => Symbol.keyFor('s'));
tell(() => Symbol.keyFor());
