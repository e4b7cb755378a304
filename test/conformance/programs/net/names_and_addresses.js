const net = require('net');
for (const text of ['1.2.3.4', '::1', '::ffff:1.2.3.4', '1.2.3', 'fe80::1%lo', '', '01.2.3.4', ':::', 'localhost', 7]) {
  console.log(text, net.isIP(text), net.isIPv4(text), net.isIPv6(text));
}
const socket = net.connect({ port: 1, host: 'no.such.name.invalid' });
socket.on('lookup', (error, address, family, host) => console.log('lookup', error.code, address, family, host));
socket.on('error', (error) => console.log(error.code, error.syscall, error.hostname));
socket.on('close', (hadError) => console.log('close', hadError));
for (const port of [-1, 65536, 'x']) {
  try { net.connect(port === 'x' ? { port } : port); } catch (error) { console.log(error.name, error.code); }
}
