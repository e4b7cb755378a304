// Their error, by version; Node 10 has none.
const { pipeline, PassThrough } = require('stream');

for (const streams of [[new PassThrough(), new PassThrough()], [new PassThrough(), 'no function'], [null]]) {
  try {
    pipeline(...streams);
    console.log('no error');
  } catch (error) {
    console.log(error.name, error.code, error.message.split('\n')[0].slice(0, 60));
  }
}
