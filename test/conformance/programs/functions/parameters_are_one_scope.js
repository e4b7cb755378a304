// Functions among the parameters and the body mean the same parameters, unless the body declares a `var` of the name.
// nodes: >=12
console.log(((a, b = () => a) => { a = 5; return b(); })(1));
console.log((function (a, b = () => a) { a = 5; return b(); })(1));
console.log((function (a, b = () => { a = 7; }) { b(); return a; })(1));
console.log((function (a, b = () => a) { var a = 5; return b(); })(1));
console.log((function (a, b = () => a) { var a; a = 5; return b(); })(1));
console.log((function (a, b = () => a) { var a; return a; })(3));
console.log((function ({ a }, b = () => a) { a = 5; return b(); })({ a: 1 }));
console.log((function (a = 1, b = () => a++) { b(); b(); return a; })());
console.log((function (x, f = (y) => { x = y; }) { const g = () => x; f(9); return [x, g()]; })(1));
console.log((function (...r) { const f = () => r; r = 4; return f(); })(1));
console.log((function (a, b = () => a, ...r) { a = 2; r = 3; return [b(), r]; })(1));
console.log((function f(a, b = () => f) { f = 2; return typeof b(); })(1));
var x = 1;
function foo(x, y = function () { x = 2; }) { var x = 3; y(); console.log(x); }
foo(); console.log(x);
function foo2(x, y = function () { x = 2; }) { x = 3; y(); console.log(x); }
foo2(); console.log(x);
function foo3(a = () => x) { var x = 2; return a(); } console.log(foo3());
function foo4(a = () => x) { let x = 2; return a(); } console.log(foo4());
try { (function (a = b, b) { })(); } catch (e) { console.log(e.message); }
console.log((function ({ p, q = () => p }, [r] = [() => q]) { p = 8; return [q(), r()()]; })({ p: 1 }));
console.log((function (a, b = () => arguments.length, c = () => this) { a = 3; return [b(), typeof c(), arguments[0]]; })(1, undefined));
class K { constructor(a, b = () => { this.v = a; }) { a = 'n'; b(); } m(a, b = () => this.v + a) { a = 4; return b(); } }
console.log(new K(1).v, new K(1).m(2));
async function as(a, b = async () => a) { a = await 5; return b(); } as(1).then((v) => console.log('as', v));
function* g(a, b = () => a) { a = yield a; yield b(); } const it = g(1); it.next(); console.log(it.next(6).value);
const retry = (n, f = () => n--, g2 = () => n) => { n--; f(); return g2(); }; console.log(retry(5));
console.log((function rec(n, s = () => rec(n - 1)) { if (n <= 0) return 'end'; n = 1; return s(); })(9));
console.log((function (a, b = (c = () => a) => { a++; return c(); }) { a = 10; return b() + a; })(1));
console.log((function (a, { b = () => a } = {}) { for (let a = 0; a < 2; a++) { } a = 'z'; { let a = 2; } return b(); })(1));
console.log((function (a, b = class { m() { return a; } }) { a = 2; return new b().m(); })(1));
console.log((function (a, b = () => { function a2() { return a; } return a2(); }) { a = 2; function inner() { return a; } return [b(), inner()]; })(1));
console.log((function (a, c = () => a) { a = 2; var zz = 5; return [zz, c()]; })(1));
