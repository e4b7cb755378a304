// nodes: >=12
let runs = 0;
const timer = setTimeout(() => {
  console.log(++runs);
  if (runs < 3) timer.refresh();
}, 3);
