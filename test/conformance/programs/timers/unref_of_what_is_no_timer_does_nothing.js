const timer = setTimeout(() => console.log('timer'), 5);
const other = {};
console.log(timer.unref.call(other) === other, timer.ref.call(other) === other, timer.hasRef());
