'use strict';
// Hosts of URLs, by the URL Standard: names (to ASCII), IPv4 and IPv6 addresses; and percent-encoding.

const {
  ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeSplice, MathFloor, NumberParseInt,
  NumberPrototypeToString, RegExpPrototypeExec, RegExpPrototypeSymbolReplace, StringFromCharCode,
  StringFromCodePoint, StringPrototypeCharCodeAt, StringPrototypeCodePointAt, StringPrototypeIncludes,
  StringPrototypeIndexOf, StringPrototypeLastIndexOf, StringPrototypeNormalize, StringPrototypePadStart,
  StringPrototypeSlice, StringPrototypeSplit, StringPrototypeStartsWith, StringPrototypeToLowerCase,
  StringPrototypeToUpperCase, Uint8Array,
} = primordials;
const native = binding.buffer;

// What is percent-encoded besides controls and non-ASCII.
const sets = {
  __proto__: null,
  control: '',
  fragment: ' "<>`',
  query: ' "#<>',
  specialQuery: ' "#<>\'',
  path: ' "#<>?`{}',
  userinfo: ' "#<>?^`{}/:;=@[\\]|',
};

function encodeBytes(text) {
  const bytes = native.encode(text, 'utf8');
  let result = '';
  for (let i = 0; i < bytes.length; i++) {
    result += `%${
      StringPrototypePadStart(StringPrototypeToUpperCase(NumberPrototypeToString(bytes[i], 16)), 2, '0')}`;
  }
  return result;
}

// Percent-encodes the characters of `text` that are in the set.
function percentEncode(text, set) {
  if (RegExpPrototypeExec(/^[A-Za-z0-9\-._~!$&()*+,]*$/, text) !== null) return text;
  const encoded = sets[set];
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const code = StringPrototypeCodePointAt(text, i);
    const character = StringPrototypeSlice(text, i, code > 0xffff ? ++i + 1 : i + 1);
    result += code <= 0x1f || code > 0x7e || StringPrototypeIncludes(encoded, character) ?
      encodeBytes(character) : character;
  }
  return result;
}

const hexPair = /^[0-9a-fA-F]{2}$/;
// As bytes of UTF-8.
function percentDecode(text) {
  if (!StringPrototypeIncludes(text, '%')) return text;
  const source = native.encode(text, 'utf8');
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    let byte = source[i];
    if (byte === 37 && i + 2 < source.length) {
      const pair = StringFromCharCode(source[i + 1], source[i + 2]);
      if (RegExpPrototypeExec(hexPair, pair) !== null) {
        byte = NumberParseInt(pair, 16);
        i += 2;
      }
    }
    bytes[length++] = byte;
  }
  return native.decode(bytes, 'utf8', 0, length);
}

// ---- Punycode (RFC 3492)

function adapt(delta, count, first) {
  delta = first ? MathFloor(delta / 700) : delta >> 1;
  delta += MathFloor(delta / count);
  let k = 0;
  for (; delta > 455; k += 36) delta = MathFloor(delta / 35);
  return k + MathFloor((36 * delta) / (delta + 38));
}
const digitText = (digit) => StringFromCharCode(digit < 26 ? digit + 97 : digit + 22);

function codePoints(text) {
  const points = [];
  for (let i = 0; i < text.length; i++) {
    const point = StringPrototypeCodePointAt(text, i);
    if (point > 0xffff) i++;
    ArrayPrototypePush(points, point);
  }
  return points;
}

function punycode(label) {
  const points = codePoints(label);
  let result = '';
  for (let i = 0; i < points.length; i++) if (points[i] < 128) result += StringFromCharCode(points[i]);
  const basic = result.length;
  let handled = basic;
  if (basic > 0) result += '-';
  let n = 128, delta = 0, bias = 72;
  while (handled < points.length) {
    let next = 0x7fffffff;
    for (let i = 0; i < points.length; i++) if (points[i] >= n && points[i] < next) next = points[i];
    delta += (next - n) * (handled + 1);
    n = next;
    for (let i = 0; i < points.length; i++) {
      if (points[i] < n) delta++;
      if (points[i] !== n) continue;
      let q = delta;
      for (let k = 36; ; k += 36) {
        const t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        if (q < t) break;
        result += digitText(t + ((q - t) % (36 - t)));
        q = MathFloor((q - t) / (36 - t));
      }
      result += digitText(q);
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return result;
}

function fromPunycode(text) {
  const dash = StringPrototypeLastIndexOf(text, '-');
  const points = dash > 0 ? codePoints(StringPrototypeSlice(text, 0, dash)) : [];
  let n = 128, i = 0, bias = 72;
  for (let at = dash > 0 ? dash + 1 : 0; at < text.length;) {
    const before = i;
    for (let weight = 1, k = 36; ; k += 36) {
      if (at >= text.length) return undefined;
      const code = StringPrototypeCharCodeAt(text, at++);
      const digit = code >= 97 && code <= 122 ? code - 97 : code >= 48 && code <= 57 ? code - 22 : 36;
      if (digit >= 36) return undefined;
      i += digit * weight;
      const t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < t) break;
      weight *= 36 - t;
    }
    bias = adapt(i - before, points.length + 1, before === 0);
    n += MathFloor(i / (points.length + 1));
    i %= points.length + 1;
    if (n > 0x10ffff) return undefined;
    ArrayPrototypeSplice(points, i++, 0, n);
  }
  let result = '';
  for (let j = 0; j < points.length; j++) result += StringFromCodePoint(points[j]);
  return result;
}

// Lower case, one form for each character, and labels with other than ASCII as xn--. (The full tables of UTS
// 46 are not here: NFKC and lower case stand for its mapping.) Undefined if there is no such name.
function domainToASCII(domain) {
  let name = domain;
  if (RegExpPrototypeExec(/[^\x00-\x7f]/, name) !== null) {
    name = RegExpPrototypeSymbolReplace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, name, '');
    name =
      StringPrototypeNormalize(StringPrototypeToLowerCase(StringPrototypeNormalize(name, 'NFKC')), 'NFC');
    name = RegExpPrototypeSymbolReplace(/[\u3002\uff0e\uff61]/g, name, '.');
    if (StringPrototypeIncludes(name, '\ufffd')) return undefined;
  }
  name = StringPrototypeToLowerCase(name);
  const labels = StringPrototypeSplit(name, '.');
  for (let i = 0; i < labels.length; i++) {
    if (StringPrototypeStartsWith(labels[i], 'xn--')) {
      if (!isPunycode(StringPrototypeSlice(labels[i], 4))) return undefined;
    } else if (RegExpPrototypeExec(/[^\x00-\x7f]/, labels[i]) !== null) {
      labels[i] = `xn--${punycode(labels[i])}`;
    }
  }
  return ArrayPrototypeJoin(labels, '.');
}
function isPunycode(text) {
  const decoded = fromPunycode(text);
  return decoded !== undefined && RegExpPrototypeExec(/[^\x00-\x7f]/, decoded) !== null &&
    punycode(decoded) === text;
}

function domainToUnicode(domain) {
  const labels = StringPrototypeSplit(domain, '.');
  for (let i = 0; i < labels.length; i++) {
    if (StringPrototypeStartsWith(labels[i], 'xn--')) {
      labels[i] = fromPunycode(StringPrototypeSlice(labels[i], 4)) ?? labels[i];
    }
  }
  return ArrayPrototypeJoin(labels, '.');
}

// ---- IPv4

// 10, 0x1f, 017; NaN for anything else.
function parseNumber(text) {
  if (text === '') return NaN;
  if (RegExpPrototypeExec(/^0[xX][0-9a-fA-F]*$/, text) !== null)
    return text.length === 2 ? 0 : NumberParseInt(text, 16);
  if (RegExpPrototypeExec(/^0[0-7]+$/, text) !== null) return NumberParseInt(text, 8);
  return RegExpPrototypeExec(/^(?:0|[1-9][0-9]*)$/, text) !== null ? +text : NaN;
}

function isNumeric(domain) {
  const parts = StringPrototypeSplit(domain, '.');
  if (parts[parts.length - 1] === '') {
    if (parts.length === 1) return false;
    parts.length -= 1;
  }
  const last = parts[parts.length - 1];
  return RegExpPrototypeExec(/^(?:[0-9]+|0[xX][0-9a-fA-F]*)$/, last) !== null;
}

// As text; undefined if it is none.
function parseIPv4(domain) {
  const parts = StringPrototypeSplit(domain, '.');
  if (parts[parts.length - 1] === '' && parts.length > 1) parts.length -= 1;
  if (parts.length > 4) return undefined;
  let address = 0;
  for (let i = 0; i < parts.length; i++) {
    const number = parseNumber(parts[i]);
    const last = i === parts.length - 1;
    if (number !== number || number >= (last ? 256 ** (5 - parts.length) : 256)) return undefined;
    address += last ? number : number * 256 ** (3 - i);
  }
  const bytes = [];
  for (let i = 3; i >= 0; i--) ArrayPrototypePush(bytes, MathFloor(address / 256 ** i) % 256);
  return ArrayPrototypeJoin(bytes, '.');
}

// ---- IPv6

function parseIPv4Tail(text) {
  const parts = StringPrototypeSplit(text, '.');
  if (parts.length !== 4) return undefined;
  for (let i = 0; i < 4; i++) {
    if (RegExpPrototypeExec(/^(?:0|[1-9][0-9]{0,2})$/, parts[i]) === null || +parts[i] > 255)
      return undefined;
  }
  return [parts[0] * 256 + +parts[1], parts[2] * 256 + +parts[3]];
}

// The pieces of a part without "::"; undefined if malformed.
function parsePieces(text, mayEndInIPv4) {
  const pieces = [];
  if (text === '') return pieces;
  const parts = StringPrototypeSplit(text, ':');
  for (let i = 0; i < parts.length; i++) {
    if (mayEndInIPv4 && i === parts.length - 1 && StringPrototypeIncludes(parts[i], '.')) {
      const tail = parseIPv4Tail(parts[i]);
      if (tail === undefined) return undefined;
      ArrayPrototypePush(pieces, tail[0], tail[1]);
    } else if (RegExpPrototypeExec(/^[0-9a-fA-F]{1,4}$/, parts[i]) !== null) {
      ArrayPrototypePush(pieces, NumberParseInt(parts[i], 16));
    } else {
      return undefined;
    }
  }
  return pieces;
}

function parseIPv6(text) {
  const gap = StringPrototypeIndexOf(text, '::');
  if (gap === -1) {
    const pieces = parsePieces(text, true);
    return pieces?.length === 8 ? pieces : undefined;
  }
  const head = parsePieces(StringPrototypeSlice(text, 0, gap), false);
  const tail = parsePieces(StringPrototypeSlice(text, gap + 2), true);
  if (head === undefined || tail === undefined || head.length + tail.length > 7) return undefined;
  while (head.length + tail.length < 8) ArrayPrototypePush(head, 0);
  for (let i = 0; i < tail.length; i++) ArrayPrototypePush(head, tail[i]);
  return head;
}

// The longest run of zeros (of two or more) is written as "::".
function ipv6Text(pieces) {
  let start = -1, length = 1;
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && pieces[end] === 0) end++;
    if (end - i > length) {
      start = i;
      length = end - i;
    }
    if (end > i) i = end;
  }
  let text = '';
  for (let i = 0; i < 8; i++) {
    if (i === start) {
      text += i === 0 ? '::' : ':';
      i += length - 1;
      continue;
    }
    text += NumberPrototypeToString(pieces[i], 16);
    if (i < 7) text += ':';
  }
  return text;
}

const forbiddenInHost = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const forbiddenInDomain = /[\0-\x20"#%/:<>?@[\\\]^`{|}\x7f]/;

// The host as text; undefined if it is invalid.
function parseHost(text, special) {
  if (text[0] === '[') {
    if (text[text.length - 1] !== ']') return undefined;
    const pieces = parseIPv6(StringPrototypeSlice(text, 1, -1));
    return pieces === undefined ? undefined : `[${ipv6Text(pieces)}]`;
  }
  if (!special) {
    return RegExpPrototypeExec(forbiddenInHost, text) !== null ? undefined : percentEncode(text, 'control');
  }
  const domain = domainToASCII(percentDecode(text));
  if (domain === undefined || domain === '' || RegExpPrototypeExec(forbiddenInDomain, domain) !== null)
    return undefined;
  return isNumeric(domain) ? parseIPv4(domain) : domain;
}

module.exports = {
  parseHost, percentEncode, percentDecode, domainToASCII, domainToUnicode, codePoints, fromPunycode, punycode,
};
