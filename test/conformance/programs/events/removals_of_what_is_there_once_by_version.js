// What a 'removeListener' listener is told of listeners that are there once, and of symbols.
const EE=require('events');const b=new EE;b.on('removeListener',(e,f)=>console.log('rm',String(e),f&&f.name));
b.once('a',function first(){});b.emit('a');b.once('a',function s1(){});b.once('a',function s2(){});b.emit('a');b.once('z',function z(){});b.removeListener('z',()=>{});b.removeAllListeners('z');b.once('q',function q1(){});b.on('q',function q2(){});b.removeAllListeners();
const s=Symbol('y');b.on('removeListener',(e,f)=>console.log('rm',String(e),f&&f.name));b.on(s,()=>{});b.removeAllListeners();
console.log(require('util').inspect({a:Object.create(null)},{depth:0}),require('util').inspect(new EE,{depth:0}));
