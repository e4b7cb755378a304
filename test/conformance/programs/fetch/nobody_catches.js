// nodes: >=18
// Nobody catches it.
process.on('uncaughtException', (e, o) => console.log(o, e.name, e.message, e.cause.code));
fetch('http://127.0.0.1:9');
