// Calls of assert and of others with too little or with what is no promise, as they were worded in each version.
const assert=require('assert');(async()=>{for(const v of [5,undefined,null,'s',{},[],Object.create(null)])await (assert.rejects?assert.rejects(()=>v):Promise.reject(0)).catch(e=>console.log(e.message))})();
const t=f=>{try{f();console.log('pass')}catch(e){console.log(e.name,'|',e.code,'|',e.message)}};
for(const n of ['equal','notEqual','strictEqual','notStrictEqual','deepEqual','notDeepEqual','deepStrictEqual','notDeepStrictEqual'])t(()=>assert[n](1));
