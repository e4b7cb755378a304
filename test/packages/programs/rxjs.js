const { of, interval, from, merge, Subject, asyncScheduler, asapScheduler, timer } = require('rxjs');
const { take, map, debounceTime, observeOn, toArray } = require('rxjs/operators');
interval(50)
  .pipe(
    take(3),
    map((x) => x * 2),
  )
  .subscribe({ next: (x) => console.log('interval', x), complete: () => console.log('done') });
of(1, 2, 3)
  .pipe(observeOn(asapScheduler))
  .subscribe((x) => console.log('asap', x));
of(1, 2)
  .pipe(observeOn(asyncScheduler))
  .subscribe((x) => console.log('async', x));
from(Promise.resolve(9)).subscribe((x) => console.log('promise', x));
const subject = new Subject();
subject.pipe(debounceTime(20)).subscribe((x) => console.log('debounced', x));
subject.next(1);
subject.next(2);
setTimeout(() => subject.next(3), 230);
merge(timer(10).pipe(map(() => 'a')), timer(320).pipe(map(() => 'b')))
  .pipe(toArray())
  .subscribe((list) => console.log(list));
