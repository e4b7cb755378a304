// What a module imports and exports again is one variable, by however many ways it comes.
// nodes: >=14
import { shared, another, raise, lift, source } from './fixtures/shared_both.mjs';
import * as all from './fixtures/shared_both.mjs';
console.log(shared, another, Object.keys(all), raise === lift);
raise();
console.log(shared, all.shared, source.shared);
lift();
console.log(shared, all.shared, Object.getOwnPropertyDescriptor(all, 'shared'));
import('./fixtures/reexports_nothing.mjs').catch((error) => console.log(error.name, error.message));
// Two variables of one name are none.
import('./fixtures/stars.mjs').then((stars) => console.log(Object.keys(stars), stars.twice))
  .then(() => import('./fixtures/asks_for_two.mjs')).catch((error) => console.log(error.name, error.message));
