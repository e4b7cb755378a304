// nodes: >=12
const timer = setTimeout(() => console.log('refreshed'), 40);
setTimeout(() => { console.log('20'); timer.refresh(); }, 20);
setTimeout(() => console.log('50'), 50);
