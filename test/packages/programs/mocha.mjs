import Mocha from 'mocha';
const mocha = new Mocha({ reporter: function () {} });
const suite = Mocha.Suite.create(mocha.suite, 'suite');
suite.addTest(new Mocha.Test('passes', () => {}));
suite.addTest(new Mocha.Test('waits', (done) => setTimeout(done, 5)));
suite.addTest(
  new Mocha.Test('fails', async () => {
    throw new Error('no');
  }),
);
const runner = mocha.run((failures) => console.log('failures', failures));
runner
  .on('pass', (test) => console.log('pass', test.title))
  .on('fail', (test, error) => console.log('fail', test.title, error.message));
runner.on('end', () => console.log('end'));
