// nodes: >=22
// performance has an entry of each request.
const http = require('http');
const server = http.createServer((request, response) => response.end('x')).listen(0, async () => {
  const url = `http://127.0.0.1:${server.address().port}/x`;
  await (await fetch(url)).text();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const [entry] = performance.getEntriesByType('resource');
  console.log(entry.name === url, entry.entryType, entry.initiatorType, entry.duration > 0, entry.responseEnd >= entry.fetchStart,
    entry.transferSize, entry.encodedBodySize, entry.responseStatus, entry.deliveryType, entry instanceof PerformanceEntry);
  performance.clearResourceTimings();
  console.log(performance.getEntriesByType('resource').length);
  try { new PerformanceResourceTiming(); } catch (error) { console.log(error.message, error.code); }
  server.close();
});
