// Warnings come by a tick; listeners see the object.
process.on('warning', (w) => console.log(w.name, w.code, w.message, w.detail));
process.emitWarning('plain');
process.emitWarning('typed', 'CustomWarning', 'C001');
process.emitWarning('with options', { type: 'Other', code: 'C002', detail: 'some detail' });
process.emitWarning(new TypeError('an error'));
process.noDeprecation = true;
process.emitWarning('not shown', 'DeprecationWarning', 'DEP0');
setTimeout(() => {}, 2 ** 31).unref();
console.log('sync');
process.nextTick(() => console.log('tick'));
