// nodes: >=14.8
// What a module throws is what import() says, if it looks like an error of the loader, too.
const thrown = [
  'throw Object.freeze(new SyntaxError("Could not find export"))',
  'throw Object.freeze(new SyntaxError("Could not find export \'a\' in module \'b\'"))',
  'const error = new SyntaxError("x"); Object.defineProperty(error, "message", { get() { throw 7; } }); throw error',
  'const error = new SyntaxError("x"); error.message = Symbol("s"); throw error',
  'const error = new SyntaxError("x"); error.message = { toString() { throw 8; } }; throw error',
  'throw null',
];
for (const text of thrown) {
  const what = await import(`data:text/javascript,${encodeURIComponent(text)}`).catch((error) => error);
  const message = what && Object.getOwnPropertyDescriptor(what, 'message');
  console.log(typeof what, typeof message, message && typeof message.value, message && typeof message.value === 'string' && message.value);
}
