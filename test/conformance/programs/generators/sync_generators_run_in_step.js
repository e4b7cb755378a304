function* numbers() { console.log('a'); const got = yield 1; console.log('got', got); return 2; }
const each = numbers();
console.log(each.next().value, each.next('x').value, each.next().done);
