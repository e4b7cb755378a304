// nodes: >=18
process.env.TZ = 'UTC';
const date = new Date(Date.UTC(2024, 0, 5, 15, 4, 9));
console.log(String(date), date.toTimeString(), date.toDateString(), new Date(NaN).toLocaleString());
const show = (locale, options) => {
  for (const method of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    try {
      console.log(locale, JSON.stringify(options), JSON.stringify(date[method](locale, options)));
    } catch (error) {
      console.log(error.name, error.message);
    }
  }
};
for (const locale of [undefined, 'en-GB', 'de-DE', 'fr-FR', 'ja-JP', 'sv-SE', 'en-CA', 'es-ES']) show(locale);
for (const options of [{ dateStyle: 'full' }, { dateStyle: 'medium' }, { timeStyle: 'short' }, { weekday: 'short' }, { month: 'short', day: 'numeric' },
  { year: 'numeric', month: '2-digit', day: '2-digit' }, { hour: 'numeric' }, { hour: '2-digit', minute: '2-digit', hour12: false },
  { hour: 'numeric', minute: '2-digit', second: '2-digit' }, { month: 'long', year: 'numeric' },
  { weekday: 'long', month: 'short', day: 'numeric', hour: 'numeric', minute: 'numeric' }, { timeZone: 'UTC' },
  { timeZone: 'UTC', timeZoneName: 'short' }, { hourCycle: 'h23' }, { day: 'numeric' }, { year: 'numeric' }, { minute: '2-digit', second: '2-digit' },
  { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }]) {
  show('en-US', options);
}
console.log(new Intl.DateTimeFormat('en-US').format(date), Intl.DateTimeFormat().resolvedOptions().timeZone);
console.log(new Date(2024, 1, 29, 0, 30).toLocaleTimeString('en-US'), new Date(2024, 1, 29, 12, 0).toLocaleTimeString('en-US'));
