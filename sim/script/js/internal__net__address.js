'use strict';
// IP addresses as text.

const { RegExpPrototypeExec } = primordials;

const byte = '(?:[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])';
const four = `(?:${byte}\\.){3}${byte}`;
const group = '(?:[0-9a-fA-F]{1,4})';
const six = '(?:' +
  `(?:${group}:){7}(?:${group}|:)|` +
  `(?:${group}:){6}(?:${four}|:${group}|:)|` +
  `(?:${group}:){5}(?::${four}|(?::${group}){1,2}|:)|` +
  `(?:${group}:){4}(?:(?::${group}){0,1}:${four}|(?::${group}){1,3}|:)|` +
  `(?:${group}:){3}(?:(?::${group}){0,2}:${four}|(?::${group}){1,4}|:)|` +
  `(?:${group}:){2}(?:(?::${group}){0,3}:${four}|(?::${group}){1,5}|:)|` +
  `(?:${group}:){1}(?:(?::${group}){0,4}:${four}|(?::${group}){1,6}|:)|` +
  `(?::(?:(?::${group}){0,5}:${four}|(?::${group}){1,7}|:))` +
  ')(?:%[0-9a-zA-Z-.:]{1,})?';
const whole4 = new primordials.RegExp(`^${four}$`);
const whole6 = new primordials.RegExp(`^${six}$`);

const isIPv4 = (text) => RegExpPrototypeExec(whole4, `${text}`) !== null;
const isIPv6 = (text) => RegExpPrototypeExec(whole6, `${text}`) !== null;
// 4, 6, or 0 for what is no address.
function isIP(text) {
  if (isIPv4(text)) return 4;
  return isIPv6(text) ? 6 : 0;
}

module.exports = { isIP, isIPv4, isIPv6 };
