// What JSON.parse says of texts that are no JSON.
const bad = ['', ' ', '{', '{bad', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '[', '[1', '[1,', '[1,]', '[1 2]', 'nope', 'tru', 'tru}', 'undefined', 'NaN', '[object Object]', 'abc', '-', '-a', '01', '1.', '1.a', '1e', '1e+', '1 2', '"', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12G4"', '{"a":tru}', '[1,2,3,nope,4,5,6,7,8,9,10]', 'this is a long text that is no json', '{"key": "value", "other": oops}', "{'a':1}", '{"a":1}}', '[1]]', '{"a":[1,{"b":]}', '\n\n{"a":\n x}', '{"a":1 "b"', '+1', '.5', '{,}', '[,]', '{"a":"b" "c"}', '<html></html>', '<!DOCTYPE html><html><body>'];
for (const b of bad) { try { JSON.parse(b); console.log('none', b) } catch (e) { console.log(e.name, JSON.stringify(e.message)) } }
for (const b of [undefined, {}, ()=>1, [], [1,'x']]) { try { console.log(JSON.parse(b)); } catch (e) { console.log(e.name, e.message) } }
try { JSON.parse('{"a":1}', () => { throw new SyntaxError('mine') }) } catch (e) { console.log(e.message) }
console.log(JSON.parse('[1,2]', (k, v) => Array.isArray(v) ? v : v + 1), JSON.parse.name, JSON.parse.length);
console.log(JSON.parse(JSON.stringify({ a: [1, null, 'x'] })));
