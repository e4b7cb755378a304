// Error.prepareStackTrace gets frames as objects; packages such as depd ask them everything.
function framesOf(make, count) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = (error, sites) => sites;
  Error.stackTraceLimit = count;
  const holder = {};
  make(holder);
  const sites = holder.stack;
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return sites;
}
const tell = (site) => [site.getFunctionName(), require('path').basename(site.getFileName()), site.getLineNumber(), site.isEval(),
  site.isNative(), site.isConstructor(), site.getEvalOrigin(), typeof site.getColumnNumber()].join(' ');
const here = function here(holder) { Error.captureStackTrace(holder); };
framesOf(here, 2).forEach((site) => console.log(tell(site)));
class Box { constructor(holder) { here(holder); } }
framesOf((holder) => { new Box(holder); }, 2).forEach((site) => console.log(tell(site)));
framesOf((holder) => { Error.captureStackTrace(holder, framesOf); }, 3).slice(0, 1).forEach((site) => console.log(tell(site)));
const [first] = framesOf(here, 1);
console.log(first.isToplevel(), /^here \(.*:16:\d+\)$/.test(String(first)), Object.prototype.toString.call(first), Object.keys(first));
console.log(typeof first.getThis, typeof first.getTypeName, typeof first.getMethodName, first.getScriptNameOrSourceURL() === __filename);
Error.prepareStackTrace = (error, sites) => `${error.name}: ${sites.length > 0}`;
console.log(new RangeError('x').stack);
