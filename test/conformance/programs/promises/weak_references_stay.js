// nodes: >=16
// Garbage is collected when memory gets scarce, which a short program never sees.
const registry = new FinalizationRegistry((held) => console.log('collected', held));
let object = { a: 1 };
registry.register({}, 'unnamed');
registry.register(object, 'object', object);
const reference = new WeakRef(object);
object = null;
console.log(reference.deref(), new WeakRef([1]).deref(), reference, registry, WeakRef.name, WeakRef.length, reference.constructor === WeakRef, reference instanceof WeakRef);
try { WeakRef({}); } catch (e) { console.log(e.name); }
try { new WeakRef(1); } catch (e) { console.log(e.name); }
try { registry.register(1); } catch (e) { console.log(e.name); }
class Mine extends WeakRef { get alive() { return this.deref() !== undefined; } }
const mine = new Mine({});
setTimeout(() => console.log('later', reference.deref(), mine.alive, mine), 10);
