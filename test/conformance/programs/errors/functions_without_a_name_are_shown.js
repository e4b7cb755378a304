// nodes: >=12
// How the error of a wrong type names a function that has no name: as a value, until 20.2.
'use strict';
const calls = [
  () => Buffer.from((() => () => {})()),
  () => { require('events').captureRejections = () => {}; },
  () => require('path').join(function () {}),
  () => require('path').join(function named() {}),
];
for (const call of calls) {
  try {
    call();
  } catch (error) {
    console.log(error.code, error.message);
  }
}
