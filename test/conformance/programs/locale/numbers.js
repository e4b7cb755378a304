// nodes: >=18
const show = (value, locale, options) => {
  try {
    console.log(value, locale, JSON.stringify(options), JSON.stringify(value.toLocaleString(locale, options)));
  } catch (error) {
    console.log(error.name, error.message);
  }
};
for (const value of [0, -0, 1234.5, 1234567, 0.5, 1.005, 2.5, -1e-7, 999999.9999, 1e21, Infinity, NaN, 12345678901234567890n]) show(value);
for (const locale of ['de-DE', 'fr-FR', 'es-ES', 'en-IN', 'ko-KR', 'pt-BR', 'sv-SE', 'ru-RU']) {
  show(1234.5, locale);
  show(1234567.891, locale);
  show(1234.5, locale, { style: 'currency', currency: 'EUR' });
}
for (const options of [{ style: 'percent' }, { style: 'percent', minimumFractionDigits: 1 }, { style: 'currency', currency: 'USD' },
  { style: 'currency', currency: 'JPY' }, { style: 'currency', currency: 'KRW' }, { style: 'currency', currency: 'CHF' },
  { minimumFractionDigits: 2 }, { maximumFractionDigits: 0 }, { maximumFractionDigits: 2 }, { useGrouping: false },
  { minimumIntegerDigits: 6 }, { notation: 'compact' }, { maximumSignificantDigits: 3 }, { minimumSignificantDigits: 8 },
  { signDisplay: 'always' }, { style: 'unit', unit: 'kilometer' }, { style: 'currency', currency: 'USD', minimumFractionDigits: 0 },
  { notation: 'scientific' }, { style: 'currency' }, { minimumFractionDigits: 200 }]) {
  show(1234.567, 'en-US', options);
}
show(-5, 'en-US', { style: 'currency', currency: 'USD' });
console.log([1234.5, new Date(0)].toLocaleString(), new Intl.NumberFormat('en-US').format(9876.5), Intl.NumberFormat().format(1e6));
console.log(new Intl.PluralRules('en').select(1), new Intl.PluralRules('en', { type: 'ordinal' }).select(2), new Intl.ListFormat('en').format(['a', 'b', 'c']));
console.log(new Intl.RelativeTimeFormat('en').format(-3, 'day'), new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(1, 'day'));
console.log(Object.prototype.toString.call(Intl), new Intl.NumberFormat('en').formatToParts(1234.5).map((part) => part.type).join());
