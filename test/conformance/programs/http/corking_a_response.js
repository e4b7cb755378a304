// Messages can be corked from 12 on.
const { OutgoingMessage } = require('http');
console.log(typeof OutgoingMessage.prototype.cork, typeof OutgoingMessage.prototype.uncork);
console.log('writableCorked' in OutgoingMessage.prototype);
