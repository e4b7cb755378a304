'use strict';
// How a client proves who it is to PostgreSQL: by the password itself, by MD5, or by SCRAM-SHA-256. The
// latter two need crypto.

const { ArrayPrototypeJoin, Error, NumberParseInt, StringPrototypeSlice, StringPrototypeSplit } = primordials;
const { Buffer } = require('buffer');
const wire = require('internal/pg/wire');

const md5 = (data) => require('crypto').createHash('md5').update(data).digest('hex');
const sha256 = (data) => require('crypto').createHash('sha256').update(data).digest();
const hmac = (key, text) => require('crypto').createHmac('sha256', key).update(text).digest();

function xor(one, other) {
  const result = Buffer.alloc(one.length);
  for (let i = 0; i < one.length; i++) result[i] = one[i] ^ other[i];
  return result;
}

// r=...,s=...,i=... as an object.
function attributes(text) {
  const result = { __proto__: null };
  const parts = StringPrototypeSplit(text, ',');
  for (let i = 0; i < parts.length; i++) result[parts[i][0]] = StringPrototypeSlice(parts[i], 2);
  return result;
}

// Answers the server's Authentication messages; send(bytes) writes to it.
class Authenticator {
  constructor(user, password, send) {
    this.user = user;
    this.password = password;
    this.send = send;
    this.session = null;
  }
  // True if that was the last one.
  onMessage(body) {
    const reader = new wire.Reader(body);
    const kind = reader.int32();
    if (kind === 0) return true;
    if (typeof this.password !== 'string' && kind !== 12) {
      throw new Error(kind === 10 ? 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string' :
        'The server asks for a password, and there is none');
    }
    if (kind === 3) this.send(wire.password(this.password));
    else if (kind === 5) this.#sendMd5(reader.bytes(4));
    else if (kind === 10) this.#beginScram(reader);
    else if (kind === 11) this.#continueScram(reader.bytes(body.length - 4).toString());
    else if (kind === 12) this.#endScram(reader.bytes(body.length - 4).toString());
    else throw new Error(`Unknown authentication type ${kind}`);
    return false;
  }
  #sendMd5(salt) {
    const inner = md5(this.password + this.user);
    this.send(wire.password(`md5${md5(Buffer.concat([Buffer.from(inner), salt]))}`));
  }
  #beginScram(reader) {
    let offered = false;
    while (!reader.isAtEnd) {
      if (reader.text() === 'SCRAM-SHA-256') offered = true;
    }
    if (!offered) throw new Error('SASL: Only mechanism SCRAM-SHA-256 is currently supported');
    const nonce = require('crypto').randomBytes(18).toString('base64');
    this.session = { nonce, first: `n=*,r=${nonce}` };
    const response = Buffer.from(`n,,${this.session.first}`);
    this.send(wire.message('p', ['SCRAM-SHA-256', [4, response.length], response]));
  }
  #continueScram(server) {
    const { nonce, first } = this.session;
    const given = attributes(server);
    if (StringPrototypeSlice(given.r, 0, nonce.length) !== nonce) {
      throw new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: server nonce does not start with client nonce');
    }
    const salted = require('crypto').pbkdf2Sync(
      this.password, Buffer.from(given.s, 'base64'), NumberParseInt(given.i, 10), 32, 'sha256');
    const clientKey = hmac(salted, 'Client Key');
    const withoutProof = `c=biws,r=${given.r}`;
    const text = ArrayPrototypeJoin([first, server, withoutProof], ',');
    const proof = xor(clientKey, hmac(sha256(clientKey), text));
    this.session.signature = hmac(hmac(salted, 'Server Key'), text).toString('base64');
    this.send(wire.message('p', [Buffer.from(`${withoutProof},p=${proof.toString('base64')}`)]));
  }
  #endScram(server) {
    if (attributes(server).v !== this.session?.signature) {
      throw new Error('SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature does not match');
    }
  }
}

module.exports = { Authenticator };
