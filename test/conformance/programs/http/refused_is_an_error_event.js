const http = require('http');
const server = http.createServer().listen(0, () => {
  const { port } = server.address();
  server.close(() => http.get({ port, host: '127.0.0.1' }).on('error', (error) => console.log(error.code))
    .on('close', () => console.log('close')));
});
