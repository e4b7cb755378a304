const pino = require('pino');
const l = pino({ base: null, timestamp: false }, { write: (s) => process.stdout.write(s) });
l.info({ a: 1 }, 'hello');
l.error(new Error('x').message);
l.child({ c: 2 }).warn('w');
const w = require('winston');
const lg = w.createLogger({ format: w.format.simple(), transports: [new w.transports.Console()] });
lg.info('winston', { x: 1 });
lg.warn('two');
