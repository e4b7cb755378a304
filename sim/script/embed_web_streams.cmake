# web-streams-polyfill. Included by embed.cmake.

# What takes other numbers of microtasks in Node's own web streams than in the package (js/internal__web_steps.js).
function(retime_web_streams text)
  patch("\"use strict\";function t(){}" "\"use strict\";const steps=require('internal/web_steps');function t(){}")
  patch("throw new RangeError(\"Invalid highWaterMark\")" "throw steps.rangeError('strategy.highWaterMark',r)")
  patch("throw new RangeError(\"Size must be a finite, non-NaN, non-negative number.\")" "throw steps.rangeError('size',r)")
  patch("if(\"byob\"!==(e=" "if(\"byob\"!==e)throw steps.valueError('options.mode',e);if(\"byob\"!==(e=")
  patch("new TypeError(" "steps.typeError(")
  # What a script's own methods return: pull(), write(), transform(); cancel() twice, close(), abort(), flush().
  patch("r=>v(e,t,[r])}function Ar(" "r=>steps.callOften(e,t,[r])}function Ar(")
  patch("(r,o)=>v(e,t,[r,o])}function Pt(" "(r,o)=>steps.callOften(e,t,[r,o])}function Pt(")
  patch("(r,o)=>v(e,t,[r,o])}function ro(" "(r,o)=>steps.callOften(e,t,[r,o])}function ro(")
  patch("r=>v(e,t,[r])}function kr(" "r=>steps.callOnce(e,t,[r])}function kr(")
  patch("r=>v(e,t,[r])}Object.defineProperties(Count" "r=>steps.callOnce(e,t,[r])}Object.defineProperties(Count")
  patch("()=>v(e,t,[])}" "()=>steps.callOnce(e,t,[])}")
  patch("r=>v(e,t,[r])}function wt(" "r=>steps.callOnce(e,t,[r])}function wt(")
  patch("r=>v(e,t,[r])}function eo(" "r=>steps.callOnce(e,t,[r])}function eo(")
  # start(); and what waits for pull() and write().
  patch("h(d(r())," "h(steps.begin(r()),")
  patch("h(e._pullAlgorithm()," "steps.settle(e._pullAlgorithm(),")
  patch("const o=e._writeAlgorithm(t);h(o," "steps.settle(e._writeAlgorithm(t),")
  patch("e._writable=function(e,t,r,o,n=1" "const q=steps.transformSteps(e,{write:s,close:u,abort:l,pull:d,cancel:f});\
e._writable=function(e,t,r,o,n=1")
  patch("}(a,s,u,l,r,o),e._readable=Fr(a,d,f,n,i)" "}(a,q.write,q.close,q.abort,r,o),e._readable=Fr(a,q.pull,q.cancel,n,i)")
  # What read() brings.
  patch("_resolvePromise({value:e,done:!1})" "_resolvePromise(steps.found(e))")
  patch("_promise=u({value:e,done:!1})}_closeSteps(){" "_promise=u(steps.foundAtOnce(e))}_closeSteps(){")
  patch("_promise=u({value:e,done:!1})}_closeSteps(e){" "_promise=u(steps.found(e))}_closeSteps(e){")
  patch("_resolvePromise({value:void 0,done:!0})" "_resolvePromise(steps.ended(void 0))")
  patch("_promise=u({value:void 0,done:!0})" "_promise=u(steps.ended(void 0))")
  patch("({value:e,done:!0})}_errorSteps" "(steps.ended(e))}_errorSteps")
  # What waits for the end of a stream (js/internal__web_states.js).
  patch("function xr(e){e._state=\"closed\";" "function xr(e){e._state=\"closed\";steps.closed(e);")
  patch("function Qr(e,t){e._state=\"errored\",e._storedError=t;" "function Qr(e,t){e._state=\"errored\",e._storedError=t,steps.failed(e,t);")
  patch("const t=e._writer;void 0!==t&&ar(t)}(t)" "const t=e._writer;void 0!==t&&ar(t);steps.closed(e)}(t)")
  patch("function Dt(e){" "function Dt(e){steps.failed(e,e._storedError);")
  # Whole algorithms.
  patch("function hr(e,t,r,o,n,i){" "function hr(e,t,r,o,n,i){return steps.pipe(e,t,r,o,n,i);")
  patch("function Or(e){" "function Or(e){return steps.from(e);")
  patch("function Br(e,t){" "function Br(e,t){if(!Oe(e._readableStreamController))return steps.tee(e);")
  # A pipe hears of room at once, and counts its writes.
  patch("void 0!==r&&t!==e._backpressure&&(t?function(e){sr(e)}(r):dr(r)),e._backpressure=t}"
    "const o=void 0!==r&&t!==e._backpressure;e._backpressure=t;if(o)t?sr(r):dr(r)}")
  patch("(e._readyPromise_resolve(void 0),e._readyPromise_resolve=void 0,e._readyPromise_reject=void 0,\
e._readyPromiseState=\"fulfilled\")}" "steps.fulfil(e)}")
  patch("function xt(e,t){" "function xt(e,t,q){")
  patch("const a=function(e){return c((t,r)=>{const o={_resolve:t,_reject:r};e._writeRequests.push(o)})}(r);"
    "const a=q?void r._writeRequests.push(q):function(e){return c((t,r)=>{const o={_resolve:t,_reject:r};\
e._writeRequests.push(o)})}(r);")
  patch("e.WritableStreamDefaultWriter=WritableStreamDefaultWriter})"
    "e.WritableStreamDefaultWriter=WritableStreamDefaultWriter,steps.setUp({__proto__:null,getReader:U,getWriter:Ct,\
releaseReader:O,releaseWriter:Yt,read:re,write:xt,abort:Bt,close:Ot,isClosing:zt,cancel:Yr,setClosed:xr,isDefault:Sr,\
enqueue:Tr,dequeue:Ce,closeReadable:Rr,errorReadable:Pr,clearReadable:wr,pullIfNeeded:gr,createReadable:Fr,\
errorTransform:no,errorTransformWritable:io,clearTransformAlgorithms:uo,performTransform:fo})})")
  set(text "${text}" PARENT_SCOPE)
endfunction()
