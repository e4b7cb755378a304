// The message names who asked from 12 on.
for (const name of ['./nowhere', 'no-such-package', '/no/such/file']) {
  try {
    require(name);
  } catch (error) {
    console.log(error.message.replace(__filename, 'here'), error.code, error.requireStack && error.requireStack.length);
    console.log(error.stack.split('\n').filter((line) => !line.includes(__filename)).join('\n'));
  }
}
