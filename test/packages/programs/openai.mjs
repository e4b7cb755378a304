// A stream of server-sent events, read as it comes.
import http from 'node:http';
import OpenAI from 'openai';

const server = http.createServer((request, response) => {
  response.setHeader('content-type', 'text/event-stream');
  let count = 0;
  const timer = setInterval(() => {
    if (++count <= 3) return void response.write(`data: {"choices":[{"delta":{"content":"word ${count}"}}]}\n\n`);
    response.end('data: [DONE]\n\n');
    clearInterval(timer);
  }, 5);
});
await new Promise((resolve) => server.listen(0, resolve));
const client = new OpenAI({ apiKey: 'x', baseURL: `http://127.0.0.1:${server.address().port}` });
const stream = await client.chat.completions.create({ model: 'm', messages: [], stream: true });
for await (const part of stream) console.log(part.choices[0].delta.content);
server.close();
server.closeAllConnections();
