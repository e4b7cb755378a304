// nodes: >=14
const timer = setTimeout(() => console.log('never'), 1);
const id = +timer;
console.log(typeof id, id > 0);
clearTimeout(id);
const other = setTimeout(() => console.log('never'), 1);
clearTimeout(String(+other));
