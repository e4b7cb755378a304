// What is no number is out of range until 18, and a wrong type later.
'use strict';
const EventEmitter = require('events');
const wrong = [-1, NaN, '1', null, undefined, {}];
for (const value of wrong) {
  try {
    new EventEmitter().setMaxListeners(value);
  } catch (error) {
    console.log(error.code, error.message);
  }
  try {
    EventEmitter.defaultMaxListeners = value;
  } catch (error) {
    console.log(error.code, error.message);
  }
}
