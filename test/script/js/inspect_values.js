// Values of every kind through console.log.
console.log('hi', {a:1,b:'x',c:[1,2,3]}, [1,,3], new Map([[1,{a:2}]]), new Set([1,'a']), null, undefined, Symbol('x'), 10n, -0);
console.log('%s is %d years and %i, %f, %j %o %O %%', 'Bob', 42.5, 42.5, '1.5', {a:1}, [1], {b:2}, 'extra', {z:1});
class Foo { constructor(){this.a=1} get x(){return 1} }
console.log(new Foo, Foo, class extends Foo{}, function(){}, ()=>{}, async()=>{}, function*g(){}, async function*ag(){});
const o={name:'o'}; o.self=o; o.list=[o,{o}]; console.log(o);
console.log(Array.from({length:120},(_, i)=>i));
console.log(['apple','banana','cherry','date','elderberry','fig','grape','honeydew']);
console.log({a:{b:{c:{d:1}}}}, [[[[1]]]]);
console.log(Promise.resolve(4), new Promise(()=>{}), new Proxy({a:1},{}), new Date(0), /a/g);
console.log(Object.create(null), Object.create({a:1}), Object.assign(Object.create(null),{x:1}));
console.log(new Uint8Array(3), new ArrayBuffer(4), new DataView(new ArrayBuffer(2)), [new WeakSet, new WeakMap]);
console.log([new Number(3), new String('abc'), new Boolean(false), Object(Symbol('q')), Object(1n)]);
console.log((function(){return arguments})(1,2), (function*(){})(), new Map([[1,2]]).entries(), new Set([5]).values(), [1][Symbol.iterator]());
console.log({get a(){return 1}, set a(v){}, get b(){return 2}, set c(v){}});
console.log({[Symbol('k')]:1, 'a-b':2, 3:4});
console.log("it's", ["it's", 'a"b\'c', "a`b'\"", 'line\nbreak', '\x00\x7f', '\ud800']);
console.log([undefined, null, NaN, -0, 1e21, 'x']);
console.log({a:'a'.repeat(100), b:'b\n'.repeat(30)});
console.table([{a:1,b:2},{a:3,c:4}]); console.table(new Map([['k',1]])); console.table([1,2,[3]]); console.table(new Set([1]));
console.group('G'); console.log('in\nside'); console.group(); console.log({a:1,b:{c:2}}); console.groupEnd(); console.groupEnd(); console.log('out');
console.count(); console.count('x'); console.count(); console.countReset(); console.count();
console.dir({a:{b:{c:{}}}},{depth:0});
console.log(globalThis === global, typeof globalThis);
console.log([1.5,2.25,3,4,5,6,7,8,9,10], [1n,2n,3n,4n,5n,6n,7n], Array(3), [,'a',,], Object.assign([1,2],{x:1}));
console.log(new (class extends Array{})(3), new (class Bar extends Map{})([[1,2]]), new (class X extends Set{}));
console.log(process.nextTick.name, [function f(){}, class A{}], Object.assign(function f(){}, {a:1}));
