import { DateTime, Duration } from 'luxon';
console.log(
  DateTime.fromISO('2020-01-02T03:04:05Z', { zone: 'utc' }).plus({ days: 1 }).toISO(),
  Duration.fromMillis(90000).toFormat('mm:ss'),
);
console.log(DateTime.fromISO('2020-01-02', { zone: 'utc' }).toFormat('cccc d LLLL yyyy'));
import { format, addDays } from 'date-fns';
console.log(format(addDays(new Date(0), 1), 'yyyy-MM-dd HH:mm'));
