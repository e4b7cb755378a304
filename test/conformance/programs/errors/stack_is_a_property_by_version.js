// What Error.stackTraceLimit may be, and the property stack that captureStackTrace makes.
const d=(o,k)=>{const x=Object.getOwnPropertyDescriptor(o,k);if(!x)return 'none';return Object.keys(x).map(k=>k+':'+(typeof x[k]==='boolean'?x[k]:typeof x[k])).join(' ')};
const e=new Error('m');console.log(d(e,'stack'));
const o={};Error.captureStackTrace(o);console.log(d(o,'stack'));
Object.defineProperty(e,'stack',{value:'mine'});console.log(d(e,'stack'),e.stack);
const e2=new Error('z');try{Object.defineProperty(e2,'stack',{value:'x',writable:false});console.log(d(e2,'stack'),e2.stack)}catch(x){console.log(x.message)}
const e3=new Error('q');e3.stack='assigned';console.log(d(e3,'stack'),e3.stack);
console.log(d(Error,'stackTraceLimit'));
const old=Error.stackTraceLimit;

console.log(new Error('nolimit').stack, 'stack' in new Error('a'), d(new Error('a'),'stack'));
const c={};Error.captureStackTrace(c);console.log(d(c,'stack'));
Error.stackTraceLimit='x';console.log(new Error('str').stack);
Error.stackTraceLimit=1;console.log(new Error('one').stack.split('\n').length);
Error.stackTraceLimit=0;console.log(JSON.stringify(new Error('zero').stack));
Error.stackTraceLimit=-3;console.log(JSON.stringify(new Error('zero').stack));
Error.stackTraceLimit=1.9;console.log(new Error('zero').stack.split('\n').length);
Error.stackTraceLimit=NaN;console.log(JSON.stringify(new Error('zero').stack));
Error.stackTraceLimit=undefined;console.log(JSON.stringify(new Error('zero').stack));
Error.stackTraceLimit=old;


class X extends Error{constructor(){super('xx');Error.captureStackTrace(this,X);}}
console.log(d(new X,'stack'),Object.getOwnPropertyNames(new X));
function P(m){this.message=m;Error.captureStackTrace(this,P)} P.prototype=Object.create(Error.prototype,{constructor:{value:P},name:{value:'P'}});
console.log(Object.getOwnPropertyNames(new P('m')), new P('m').stack.split('\n')[0], Object.keys(new P(1)));
console.log(JSON.stringify(new Error('a')),Object.assign({},new Error('a')), {...new Error('b')});
const fr=Object.freeze({});try{Error.captureStackTrace(fr);console.log('ok')}catch(e){console.log(e.name,e.message)}
try{Error.captureStackTrace(1)}catch(e){console.log(e.name,e.message)}
try{Error.captureStackTrace()}catch(e){console.log(e.name,e.message)}
console.log(Error.captureStackTrace({}),Error.captureStackTrace.length,Error.captureStackTrace.name);
