// nodes: >=14
// race
// Until Node 20 the main module is evaluated by the loop. What it asks for first takes its time there, too: the timer
// is due before a file is read, and of two jobs the one that was asked for first ends first.
import crypto from 'crypto';
import fs from 'fs';
import { fileURLToPath } from 'url';

console.log('main');
setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
const file = fileURLToPath(import.meta.url);
fs.readFile(file, () => {
  console.log('read');
  fs.stat(file, () => console.log('stat'));
  crypto.randomBytes(4, () => console.log('random'));
});
