// nodes: >=18
const signal = AbortSignal.timeout(5);
signal.addEventListener('abort', () => console.log(signal.reason.name));
setTimeout(() => console.log('later'), 50);
