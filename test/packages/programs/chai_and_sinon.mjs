import { expect } from 'chai';
import sinon from 'sinon';
try {
  expect([1, 2]).to.deep.equal([1, 3]);
} catch (e) {
  console.log(e.message);
}
const clock = sinon.useFakeTimers();
setTimeout(() => console.log('fake'), 1000);
clock.tick(1000);
clock.restore();
const f = sinon.spy();
f(1);
console.log(f.calledWith(1));
