// nodes: <20
// What the engine's own errors say where its words changed: of missing values, patterns, JSON and circles.
'use strict';
const tell = (act) => { try { act(); console.log('ok'); } catch (error) { console.log(`${error.name}: ${error.message}`); } };
const person = { name: null, address: undefined };
let missing;
tell(() => person.address.street);
tell(() => person.name.length);
tell(() => { missing.x = 1; });
tell(() => missing.go());
tell(() => person.go());
tell(() => { const { street } = person.address; });
tell(() => { const { first, last } = person.name; });
tell(() => { [null].map(({ id }) => id); });
tell(() => { const text = early; const early = 1; });
for (const text of ['{"a":}', '{"a":1', "{'a':1}", '[1,2', 'nope', '{"a":1,}', '"abc', '1 2', '<html>', '{"x": 01}', '']) {
  tell(() => JSON.parse(text));
}
tell(() => JSON.parse(undefined));
tell(() => JSON.parse({}));
tell(() => { const circle = { list: [] }; circle.list.push({ circle }); JSON.stringify(circle); });
tell(() => { Object.freeze([1]).push(2); });
tell(() => { Object.freeze(person).name = 1; });
tell(() => { [1].map(3); });
tell(() => { [1].sort(3); });
tell(() => new RegExp('('));
