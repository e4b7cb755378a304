// nodes: >=16
// From 18 on isTrusted is of the class; emitters have a mode of their shape from 20.20 on.
const EventEmitter = require('events');
const event = new Event('named');
console.log(Object.keys(event), 'isTrusted' in event, event.isTrusted);
class Chat extends EventEmitter {}
const chat = new Chat({ captureRejections: true });
chat.on('a', () => {}).removeAllListeners('a');
console.log(Object.getOwnPropertySymbols(chat), chat);
chat.on('removeListener', () => {}).removeAllListeners();
console.log(Object.getOwnPropertySymbols(chat));
