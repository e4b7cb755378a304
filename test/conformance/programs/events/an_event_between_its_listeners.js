// nodes: >=16
// Node takes an event for no longer dispatched once its first listener has returned.
const target = new EventTarget();
let kept;
const show = (name, event) =>
  console.log(name, event.eventPhase, event.composedPath().length, event.currentTarget === target);
target.addEventListener('x', (event) => show('first', event));
target.addEventListener('x', (event) => {
  kept = event;
  show('second', event);
});
target.dispatchEvent(new Event('x'));
console.log(kept.eventPhase, kept.target === target, kept.currentTarget);
