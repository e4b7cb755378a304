// nodes: >=12
const timer = setTimeout(() => console.log('ran'), 5);
console.log(timer.hasRef());
timer.unref();
console.log(timer.hasRef());
timer.ref();
console.log(timer.hasRef());
