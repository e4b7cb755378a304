// nodes: >=16
const controller = new AbortController();
controller.signal.addEventListener('abort', (event) => console.log(event.type), { once: true });
controller.signal.onabort = () => console.log('onabort');
controller.abort();
controller.abort();
console.log(controller.signal.aborted);
const target = new EventTarget();
target.addEventListener('x', { handleEvent(event) { console.log(event.type, this !== target); } });
target.dispatchEvent(new Event('x'));
