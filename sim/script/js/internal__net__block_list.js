'use strict';
// net.SocketAddress, and net.BlockList: rules by which an address is in or out. An address is compared as 16 bytes,
// where one of IPv4 stands mapped into IPv6: so a rule of the one family meets addresses of the other.

const {
  ArrayIsArray, ArrayPrototypeMap, ArrayPrototypeSlice, ArrayPrototypeSort, ArrayPrototypeUnshift, JSONParse,
  NumberParseInt, NumberPrototypeToString, RegExpPrototypeExec, StringPrototypeLastIndexOf, StringPrototypeSlice,
  StringPrototypeSplit, StringPrototypeToLowerCase, Symbol, SymbolFor, Uint8Array,
} = primordials;
const { codes } = require('errors');
const { inspect } = require('internal/inspect');
const {
  validateInt32, validateObject, validatePort, validateString, validateUint32,
} = require('internal/validators');
const { isAtLeast } = require('internal/versions');
const { isIPv4, isIPv6 } = require('internal/net/address');

const customInspect = SymbolFor('nodejs.util.inspect.custom');
const kDetail = Symbol('kDetail');
const kBytes = Symbol('kBytes');
const kRules = Symbol('kRules');

// ---- Addresses as bytes

const mappedBytes = 12;  // ::ffff: in front of one of IPv4

function writeIPv4(bytes, text) {
  const parts = StringPrototypeSplit(text, '.');
  for (let i = 0; i < 4; i++) bytes[mappedBytes + i] = +parts[i];
}

function writeGroups(bytes, text, last) {
  const groups = text === '' ? [] : StringPrototypeSplit(text, ':');
  const at = last ? bytes.length - 2 * groups.length : 0;
  for (let i = 0; i < groups.length; i++) {
    const value = NumberParseInt(groups[i], 16);
    bytes[at + 2 * i] = value >> 8;
    bytes[at + 2 * i + 1] = value & 0xff;
  }
}

// Undefined for what is no address of the family.
function toBytes(text, family) {
  const bytes = new Uint8Array(16);
  if (family === 'ipv4') {
    if (!isIPv4(text)) return undefined;
    bytes[10] = bytes[11] = 0xff;
    writeIPv4(bytes, text);
    return bytes;
  }
  if (!isIPv6(text)) return undefined;
  text = StringPrototypeSplit(text, '%')[0];
  const dotted = RegExpPrototypeExec(/[\d.]+\.[\d.]+$/, text)?.[0];
  if (dotted !== undefined) {
    writeIPv4(bytes, dotted);
    const group = (at) => NumberPrototypeToString((bytes[at] << 8) | bytes[at + 1], 16);
    text = `${StringPrototypeSlice(text, 0, StringPrototypeLastIndexOf(text, ':') + 1)}${group(12)}:${group(14)}`;
  }
  const halves = StringPrototypeSplit(text, '::');
  writeGroups(bytes, halves[0], false);
  if (halves.length > 1) writeGroups(bytes, halves[1], true);
  return bytes;
}

const dottedText = (bytes) => `${bytes[12]}.${bytes[13]}.${bytes[14]}.${bytes[15]}`;

// As inet_ntop writes it: the longest run of two or more groups of zeros is "::".
function textOf(bytes, family) {
  if (family === 'ipv4') return dottedText(bytes);
  const groups = [];
  for (let i = 0; i < 8; i++) groups[i] = (bytes[2 * i] << 8) | bytes[2 * i + 1];
  let start = -1, longest = 1;
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && groups[end] === 0) end++;
    if (end - i <= longest) continue;
    start = i;
    longest = end - i;
  }
  const isMapped = start === 0 && (longest === 6 || (longest === 5 && groups[5] === 0xffff));
  if (isMapped) return `::${longest === 5 ? 'ffff:' : ''}${dottedText(bytes)}`;
  let text = '';
  for (let i = 0; i < 8; i++) {
    if (i === start) {
      text += '::';
      i += longest - 1;
    } else {
      text += (text === '' || text[text.length - 1] === ':' ? '' : ':') + NumberPrototypeToString(groups[i], 16);
    }
  }
  return text;
}

function compare(a, b) {
  for (let i = 0; i < 16; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}
function isInNetwork(bytes, network, bits) {
  for (let i = 0; i < 16 && bits > 0; i++, bits -= 8) {
    const mask = bits >= 8 ? 0xff : (0xff << (8 - bits)) & 0xff;
    if ((bytes[i] & mask) !== (network[i] & mask)) return false;
  }
  return true;
}

// Shows `fields` behind the class's name.
function describe(self, name, fields, depth, options) {
  if (depth < 0) return self;
  return `${name} ${inspect(fields(), { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
}

class SocketAddress {
  static isSocketAddress(value) { return value?.[kBytes] !== undefined; }

  // "IP:PORT" or "[IP]:PORT"; undefined for what is neither.
  static parse(input) {
    validateString(input, 'input');
    try {
      const { hostname, port } = new (require('url').URL)(`http://${input}`);
      if (hostname[0] !== '[') return new SocketAddress({ address: hostname, port: port | 0 });
      return new SocketAddress({ address: StringPrototypeSlice(hostname, 1, -1), port: port | 0, family: 'ipv6' });
    } catch {
      return undefined;
    }
  }

  constructor(options = { __proto__: null }) {
    validateObject(options, 'options');
    let { family = 'ipv4' } = options;
    const { address = family === 'ipv4' ? '127.0.0.1' : '::', port = 0, flowlabel = 0 } = options;
    if (typeof family?.toLowerCase === 'function') family = family.toLowerCase();
    if (family !== 'ipv4' && family !== 'ipv6') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.family', options.family);
    }
    validateString(address, 'options.address');
    validatePort(port, 'options.port');
    validateUint32(flowlabel, 'options.flowlabel', false);
    const bytes = toBytes(address, family);
    if (bytes === undefined) throw new codes.ERR_INVALID_ADDRESS();
    this[kBytes] = bytes;
    this[kDetail] = { address: textOf(bytes, family), port: port | 0, family, flowlabel };
  }

  get address() { return this[kDetail].address; }
  get port() { return this[kDetail].port; }
  get family() { return this[kDetail].family; }
  get flowlabel() { return this[kDetail].flowlabel; }
  toJSON() { return { ...this[kDetail] }; }
  [customInspect](depth, options) {
    return describe(this, 'SocketAddress', () => this.toJSON(), depth, options);
  }
}

// ---- BlockList

function toAddress(value, name, family) {
  if (SocketAddress.isSocketAddress(value)) return value;
  validateString(value, name);
  validateString(family, 'family');
  return new SocketAddress({ address: value, family });
}
const familyName = (address) => (address.family === 'ipv4' ? 'IPv4' : 'IPv6');
const ruleText = /^(Address|Range|Subnet): (IPv[46]) (.+)$/;

class BlockList {
  static isBlockList(value) { return value?.[kRules] !== undefined; }

  constructor() {
    this[kRules] = [];
  }

  addAddress(address, family = 'ipv4') {
    address = toAddress(address, 'address', family);
    ArrayPrototypeUnshift(this[kRules], {
      kind: 0, text: `Address: ${familyName(address)} ${address.address}`,
      has: (bytes) => compare(bytes, address[kBytes]) === 0,
    });
  }
  addRange(start, end, family = 'ipv4') {
    start = toAddress(start, 'start', family);
    end = toAddress(end, 'end', family);
    if (compare(start[kBytes], end[kBytes]) > 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('start', start, 'must come before end');
    }
    ArrayPrototypeUnshift(this[kRules], {
      kind: 2, text: `Range: ${familyName(start)} ${start.address}-${end.address}`,
      has: (bytes) => compare(bytes, start[kBytes]) >= 0 && compare(bytes, end[kBytes]) <= 0,
    });
  }
  addSubnet(network, prefix, family = 'ipv4') {
    network = toAddress(network, 'network', family);
    const isFour = network.family === 'ipv4';
    validateInt32(prefix, 'prefix', 0, isFour ? 32 : 128);
    const bits = isFour ? prefix + 8 * mappedBytes : prefix;
    ArrayPrototypeUnshift(this[kRules], {
      kind: 1, text: `Subnet: ${familyName(network)} ${network.address}/${prefix}`,
      has: (bytes) => isInNetwork(bytes, network[kBytes], bits),
    });
  }

  check(address, family = 'ipv4') {
    if (!SocketAddress.isSocketAddress(address)) {
      validateString(address, 'address');
      validateString(family, 'family');
      const bytes = toBytes(address, StringPrototypeToLowerCase(family) === 'ipv4' ? 'ipv4' : 'ipv6');
      return bytes !== undefined && this.#has(bytes);
    }
    return this.#has(address[kBytes]);
  }
  #has(bytes) {
    for (let i = 0; i < this[kRules].length; i++) if (this[kRules][i].has(bytes)) return true;
    return false;
  }

  // The newest first; from Node 24 on addresses before subnets before ranges.
  get rules() {
    const rules = ArrayPrototypeSlice(this[kRules]);
    if (isAtLeast(24)) ArrayPrototypeSort(rules, (a, b) => a.kind - b.kind);
    return ArrayPrototypeMap(rules, (rule) => rule.text);
  }
  toJSON() { return this.rules; }
  fromJSON(data) {
    if (typeof data === 'string') data = JSONParse(data);
    if (!ArrayIsArray(data)) throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Array'], data);
    for (let i = 0; i < data.length; i++) {
      validateString(data[i], 'data');
      const found = RegExpPrototypeExec(ruleText, data[i]);
      if (found === null) continue;
      const family = StringPrototypeToLowerCase(found[2]);
      if (found[1] === 'Address') {
        this.addAddress(found[3], family);
      } else {
        const parts = StringPrototypeSplit(found[3], found[1] === 'Range' ? '-' : '/');
        if (found[1] === 'Range') this.addRange(parts[0], parts[1], family);
        else this.addSubnet(parts[0], +parts[1], family);
      }
    }
  }
  [customInspect](depth, options) {
    return describe(this, 'BlockList', () => ({ rules: this.rules }), depth, options);
  }
}

module.exports = { BlockList, SocketAddress };
