// What a server's limits are by default, and until 16 whatever its options say.
const http = require('http');

const show = ({ timeout, keepAliveTimeout, headersTimeout, requestTimeout, maxHeadersCount }) =>
  console.log(timeout, keepAliveTimeout, headersTimeout, requestTimeout, maxHeadersCount);
show(http.createServer());
show(http.createServer({ requestTimeout: 1000, headersTimeout: 500, keepAliveTimeout: 50 }));
for (const maxTotalSockets of [0, -1, 1, 2.5, 'x', NaN]) {
  try {
    console.log(new http.Agent({ maxTotalSockets }).maxTotalSockets);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(new http.Agent().maxTotalSockets);
