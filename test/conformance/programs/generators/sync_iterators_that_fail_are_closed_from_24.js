// How a for await over an iterator that is not asynchronous closes it: V8 does so from Node 24 on.
const log=(...a)=>console.log(...a);
function mk(name,o){return {[Symbol.iterator](){return {next(){log(name,'next');return o.next();},return(v){log(name,'return',v);return o.ret?o.ret(v):{}},...(o.thr?{throw(v){log(name,'throw',v);return o.thr(v)}}:{})}}}}
async function go(name,o){try{for await(const x of o){log(name,'got',x);}}catch(e){log(name,'caught',String(e))}}
async function* g(o){yield* o}
(async()=>{
 await go('done getter',mk('a',{next:()=>({value:1,get done(){throw 'DG'}})}));
 await go('value getter',mk('b',{next:()=>({get value(){throw 'VG'},done:false})}));
 await go('value getter done',mk('c',{next:()=>({get value(){throw 'VG'},done:true})}));
 await go('ctor done',mk('d',{next:()=>{const p=Promise.resolve(1);Object.defineProperty(p,'constructor',{get(){throw 'CT'}});return{value:p,done:true}}}));
 for(const [n,thr] of [['rejv',()=>({value:Promise.reject('TR'),done:false})],['rejvd',()=>({value:Promise.reject('TR'),done:true})],['throws',()=>{throw 'TT'}],['non',()=>5],['none',null]]){
  const it=g(mk(n,{next:()=>({value:1,done:false}),thr}));
  log(await it.next());try{log(await it.throw('given'))}catch(e){log(n,'E',String(e))}
 }
 for(const [n,ret] of [['rejv',()=>({value:Promise.reject('TR'),done:false})],['rejvd',()=>({value:Promise.reject('TR'),done:true})],['throws',()=>{throw 'TT'}],['non',()=>5]]){
  const it=g(mk('ret'+n,{next:()=>({value:1,done:false}),ret}));
  log(await it.next());try{log(await it.return('given'))}catch(e){log(n,'E',String(e))}
 }
 const nr={[Symbol.iterator]:()=>({next:()=>({value:Promise.reject('NR'),done:false})})};
 await go('noreturn',nr);
 const br={[Symbol.iterator]:()=>({next:()=>({value:Promise.reject('NR'),done:false}),return:5})};
 await go('badreturn',br);
 const gr={[Symbol.iterator]:()=>({next:()=>({value:Promise.reject('NR'),done:false}),get return(){log('get return');throw 'GR'}})};
 await go('getreturn',gr);
 function* gen(){try{throw 'inside'}finally{log('fin')}}
 await go('genthrow',gen());
 const ix=[1,2][Symbol.iterator]();
 async function* y(){ try{ yield* (function*(){try{yield 1;yield 2}finally{log('inner fin')}})() }finally{log('outer fin')} }
 const yy=y();log(await yy.next());try{await yy.throw('boo')}catch(e){log('E',e)}
})();
