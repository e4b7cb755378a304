// A transform whose flush() fails, and one whose transform() does.
const { Transform } = require('stream');
const t = new Transform({ transform(c,e,cb){cb(null,c)}, flush(cb){ cb(new Error('fl')); } });
for (const e of ['error','end','finish','close','prefinish']) t.on(e,(x)=>console.log(e,x?x.message:''));
t.end('x',(e)=>console.log('end cb',e?e.message:e)); t.resume(); setImmediate(()=>console.log('im',t.destroyed));
const u = new Transform({ transform(c,e,cb){cb(new Error('tr'))} });
for (const e of ['error','end','finish','close','prefinish']) u.on(e,(x)=>console.log('u',e,x?x.message:''));
u.end('x',(e)=>console.log('u end cb',e?e.message:e)); u.resume();
