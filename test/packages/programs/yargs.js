const yargs = require('yargs');
const argv = yargs(['build', '--port=80', '-v', '--no-color', 'x'])
  .option('v', { alias: 'verbose', type: 'boolean' })
  .parse();
console.log(argv._, argv.port, argv.verbose, argv.color);
