import { produce } from 'immer';
import { createStore } from 'zustand/vanilla';
import { createMachine, createActor } from 'xstate';
console.log(
  produce({ a: { b: 1 }, l: [1] }, (d) => {
    d.a.b = 2;
    d.l.push(2);
  }),
);
const st = createStore((set) => ({ n: 0, inc: () => set((s) => ({ n: s.n + 1 })) }));
st.subscribe((s) => console.log('z', s.n));
st.getState().inc();
const m = createMachine({
  initial: 'a',
  states: { a: { on: { GO: 'b' }, after: { 30: 'c' } }, b: { after: { 10: 'c' } }, c: { type: 'final' } },
});
const actor = createActor(m);
actor.subscribe({ next: (s) => console.log(s.value), complete: () => console.log('complete') });
actor.start();
actor.send({ type: 'GO' });
