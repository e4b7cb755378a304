const fs = require('fs');
fs.readFile('/no/such/file', (error) => console.log(error.code, error.syscall, error.path));
fs.readdir('/no/such/folder', (error) => console.log(error.code, error.syscall));
try { fs.readFileSync('/no/such/file'); } catch (error) { console.log('sync', error.code); }
