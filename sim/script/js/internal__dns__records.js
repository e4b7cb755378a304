'use strict';
// The kinds of questions that dns knows: how Node names them, and how it shows the records of an answer.

const {
  ArrayBufferPrototypeSlice, ArrayPrototypeJoin, ArrayPrototypePush, ArrayPrototypeReverse, NumberPrototypeToString,
  StringPrototypePadStart, StringPrototypeSplit,
} = primordials;
const { isIP } = require('internal/net/address');

const valueOf = (record) => record.data;
const textsOf = (record) => {
  const texts = [];
  for (let i = 0; i < record.data.length; i++) ArrayPrototypePush(texts, record.data[i].toString());
  return texts;
};
const mxOf = ({ data }) => ({ exchange: data.exchange, priority: data.preference });
const srvOf = ({ data }) => ({
  name: data.target, port: data.port, priority: data.priority, weight: data.weight,
});
const soaOf = ({ data }) => ({
  nsname: data.mname, hostmaster: data.rname, serial: data.serial, refresh: data.refresh, retry: data.retry,
  expire: data.expire, minttl: data.minimum,
});
const naptrOf = ({ data }) => ({
  flags: data.flags, service: data.services, regexp: data.regexp, replacement: data.replacement,
  order: data.order, preference: data.preference,
});
const caaOf = ({ data }) => ({ critical: data.flags, [data.tag]: data.value });
const tlsaOf = ({ data }) => {
  const { buffer, byteOffset, byteLength } = data.certificate;
  return {
    certUsage: data.usage, selector: data.selector, match: data.matchingType,
    data: ArrayBufferPrototypeSlice(buffer, byteOffset, byteOffset + byteLength),
  };
};

// name of the method: { type on the wire, name of the call in errors, what a record becomes }.
const kinds = {
  __proto__: null,
  resolveAny: { type: 'ANY', syscall: 'queryAny' },
  resolve4: { type: 'A', syscall: 'queryA', of: valueOf, hasTtl: true },
  resolve6: { type: 'AAAA', syscall: 'queryAaaa', of: valueOf, hasTtl: true },
  resolveCaa: { type: 'CAA', syscall: 'queryCaa', of: caaOf },
  resolveCname: { type: 'CNAME', syscall: 'queryCname', of: valueOf },
  resolveMx: { type: 'MX', syscall: 'queryMx', of: mxOf },
  resolveNs: { type: 'NS', syscall: 'queryNs', of: valueOf },
  resolveTlsa: { type: 'TLSA', syscall: 'queryTlsa', of: tlsaOf },
  resolveTxt: { type: 'TXT', syscall: 'queryTxt', of: textsOf },
  resolveSrv: { type: 'SRV', syscall: 'querySrv', of: srvOf },
  resolvePtr: { type: 'PTR', syscall: 'queryPtr', of: valueOf },
  resolveNaptr: { type: 'NAPTR', syscall: 'queryNaptr', of: naptrOf },
  resolveSoa: { type: 'SOA', syscall: 'querySoa', of: soaOf },
  reverse: { type: 'PTR', syscall: 'getHostByAddr', of: valueOf },
};

// A record among those of all types, with its own named.
function anyOf(record) {
  const { type } = record;
  if (type === 'A' || type === 'AAAA') return { address: record.data, ttl: record.ttl, type };
  if (type === 'TXT') return { entries: textsOf(record), type };
  for (const name in kinds) {
    const kind = kinds[name];
    if (kind.type !== type) continue;
    return kind.of === valueOf ? { value: record.data, type } : { ...kind.of(record), type };
  }
  return undefined;
}

// What a script gets for the records of an answer.
function toResult(kind, records, withTtl) {
  if (kind.type === 'SOA') return soaOf(records[0]);
  const result = [];
  for (let i = 0; i < records.length; i++) {
    const record = records[i];
    const shown = kind.type === 'ANY' ? anyOf(record) :
      withTtl && kind.hasTtl ? { address: record.data, ttl: record.ttl } : kind.of(record);
    if (shown !== undefined) ArrayPrototypePush(result, shown);
  }
  return result;
}

// The name under which an address is found: "1.0.0.127.in-addr.arpa".
function reverseName(address) {
  if (isIP(address) === 4) {
    return `${ArrayPrototypeJoin(ArrayPrototypeReverse(StringPrototypeSplit(address, '.')), '.')}.in-addr.arpa`;
  }
  const bytes = require('internal/ip_codec').v6.encode(address);
  const digits = [];
  for (let i = bytes.length - 1; i >= 0; i--) {
    const pair = StringPrototypePadStart(NumberPrototypeToString(bytes[i], 16), 2, '0');
    ArrayPrototypePush(digits, pair[1], pair[0]);
  }
  return `${ArrayPrototypeJoin(digits, '.')}.ip6.arpa`;
}

module.exports = { kinds, toResult, reverseName };
