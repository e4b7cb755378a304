// Nobody polls, so nobody is told.
'use strict';
process.on('SIGTERM', () => console.log('term'));
console.log(process.kill(process.pid, 'SIGTERM'), process.kill(process.pid, 0), process.kill(process.pid, 'SIGWINCH'));
process.on('exit', (code) => console.log('exit', code));
