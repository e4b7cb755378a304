// nodes: >=20
const { getMaxListeners, defaultMaxListeners } = require('events');
for (const name of ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE']) {
  console.log(name, JSON.stringify(Object.getOwnPropertyDescriptor(Event, name)));
}
console.log(getMaxListeners(new EventTarget()) === defaultMaxListeners, getMaxListeners(new AbortController().signal));
