// What _read() throws is an event of the stream's from Node 18 on; before, it is thrown.
const { Readable } = require('stream');
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
const source = new Readable({ read() { throw new Error('in read'); } });
for (const event of ['end', 'error', 'close']) source.on(event, (error) => console.log(event, error && error.message));
try {
  console.log('read', source.read());
} catch (error) {
  console.log('thrown', error.message);
}
setImmediate(() => {
  const other = new Readable({ read() { throw new Error('in a flowing read'); } });
  other.on('error', (error) => console.log('error', error.message));
  other.on('data', () => {});
});
