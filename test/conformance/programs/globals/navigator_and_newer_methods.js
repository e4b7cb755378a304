// nodes: >=18
// What came late: navigator with 21, methods of Uint8Array for texts with 26.
const show = (f) => { try { return f(); } catch (e) { return e.code || e.name; } };
console.log(typeof navigator, typeof Navigator, typeof Uint8Array.fromBase64, typeof Uint8Array.prototype.toHex);
console.log(show(() => [navigator, navigator.userAgent, navigator.language, navigator.languages, typeof navigator.hardwareConcurrency]));
console.log(show(() => new Navigator()), show(() => Object.getOwnPropertyDescriptor(globalThis, 'navigator').set));
