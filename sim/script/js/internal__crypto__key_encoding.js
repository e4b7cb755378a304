'use strict';
// How a script says in which form it gives or wants a key: { format, type, cipher, passphrase }.

const { ArrayBufferIsView } = primordials;
const { codes } = require('errors');
const { bytesOf } = require('internal/crypto/util');
const { isAtLeast } = require('internal/versions');
const { isAnyArrayBuffer } = require('internal/buffer_text');

const isStringOrBuffer = (value) => typeof value === 'string' || ArrayBufferIsView(value) || isAnyArrayBuffer(value);
const option = (name, objName) => `${objName}.${name}`;
const nameOfGiven = isAtLeast(24) ? 'key' : 'options';

function parseFormat(format, byDefault, name) {
  if (format === undefined && byDefault !== undefined) return byDefault;
  if (format === 'pem' || format === 'der' || (isAtLeast(15, 9) && format === 'jwk')) return format;
  throw new codes.ERR_INVALID_ARG_VALUE(name, format);
}

function parseType(type, isRequired, keyType, isPublic, name) {
  if (type === undefined && !isRequired) return undefined;
  if (type === 'pkcs1') {
    if (keyType !== undefined && keyType !== 'rsa') {
      throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, 'can only be used for RSA keys');
    }
    return type;
  }
  if (type === 'spki' && isPublic !== false) return type;
  if (type === 'pkcs8' && isPublic !== true) return type;
  if (type === 'sec1' && isPublic !== true) {
    if (keyType !== undefined && keyType !== 'ec') {
      throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, 'can only be used for EC keys');
    }
    return type;
  }
  throw new codes.ERR_INVALID_ARG_VALUE(name, type);
}

// keyType: of the key that will be written; undefined for one that is read. isPublic: undefined for either.
function parseKeyEncoding(enc, keyType, isPublic, objName = keyType === undefined ? nameOfGiven : 'options') {
  if (enc === null || typeof enc !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', 'object', enc);
  const isInput = keyType === undefined;
  const format = parseFormat(enc.format, isInput ? 'pem' : undefined, option('format', objName));
  const isRequired = (!isInput || format === 'der') && format !== 'jwk';
  const type = parseType(enc.type, isRequired, keyType, isPublic, option('type', objName));
  let cipher, passphrase;
  if (isPublic !== true) {
    ({ cipher, passphrase } = enc);
    if (!isInput && cipher != null) {
      if (typeof cipher !== 'string') throw new codes.ERR_INVALID_ARG_VALUE(option('cipher', objName), cipher);
      if (format === 'der' && (type === 'pkcs1' || type === 'sec1')) {
        throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, 'does not support encryption');
      }
    } else if (!isInput && passphrase !== undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE(option('cipher', objName), cipher,
        isAtLeast(24) ? 'is required when a passphrase is specified' : undefined);
    }
    if ((isInput ? passphrase !== undefined : cipher != null) && !isStringOrBuffer(passphrase)) {
      throw new codes.ERR_INVALID_ARG_VALUE(option('passphrase', objName), passphrase);
    }
  }
  return { format, type, cipher, passphrase, encoding: enc.encoding };
}

// What binding.crypto takes.
function nativeForm({ format, type, cipher, passphrase, encoding }) {
  return {
    __proto__: null, isPem: format !== 'der', structure: type ?? '', cipher: cipher ?? '',
    passphrase: passphrase === undefined ? undefined : bytesOf(passphrase, 'key.passphrase', encoding),
  };
}

module.exports = { isStringOrBuffer, nativeForm, parseKeyEncoding };
