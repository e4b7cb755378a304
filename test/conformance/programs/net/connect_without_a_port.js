// Until Node 14 the port is 0, where nobody listens.
const net = require('net');
try {
  net.connect({}).on('error', (error) => console.log(error.code, error.port)).on('close', () => console.log('close'));
} catch (error) {
  console.log(error.code, error.name);
}
