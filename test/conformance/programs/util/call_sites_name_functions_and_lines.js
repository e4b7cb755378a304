// nodes: >=22.9
const util = require('util');
function f() { return util.getCallSites(); }
const s = f();
console.log(s[0].functionName, s[0].lineNumber, s[1].functionName === "", s[1].lineNumber);
try { util.getCallSites(0); } catch (error) { console.log(error.code); }
console.log(util.getCallSites(1).length, Object.keys(s[0]).join());
