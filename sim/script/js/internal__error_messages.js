'use strict';
// What Node's own errors say: code -> [class, text or function of the arguments]. %s in a text is an
// argument. A function gets the error as `this` and may add properties to it. Texts are those of Node 20 to
// 24; internal/older_errors knows what was otherwise.

const {
  ArrayIsArray, ArrayPrototypeIncludes, ArrayPrototypeIndexOf, ArrayPrototypeJoin, ArrayPrototypePush,
  ArrayPrototypeSlice, ArrayPrototypeSplice, Error, JSONStringify, MathAbs, NumberIsInteger, RangeError,
  RegExpPrototypeExec, String, StringPrototypeEndsWith, StringPrototypeIncludes, StringPrototypeIndexOf,
  StringPrototypeSlice, StringPrototypeToLowerCase, TypeError, URIError,
} = primordials;

const { isAtLeast } = require('internal/versions');

const inspect = (value, options) => require('internal/inspect').inspect(value, options);

// "a", "a or b", "a, b, or c".
function listOf(items, conjunction) {
  const last = items.length - 1;
  if (last <= 0) return `${items[0] ?? ''}`;
  if (last === 1) return `${items[0]} ${conjunction} ${items[1]}`;
  return `${ArrayPrototypeJoin(ArrayPrototypeSlice(items, 0, last), ', ')}, ${conjunction} ${items[last]}`;
}

// How a value of the wrong type is named: undefined, type string ('x'), an instance of Foo, function f.
function describeReceived(value) {
  if (value == null) return `${value}`;
  switch (typeof value) {
    case 'function':  // those without a name were shown as values
      return value.name || isAtLeast(20, 3) ? `function ${value.name}` : `type function (${inspect(value)})`;
    case 'object':
      if (value.constructor && 'name' in value.constructor) return `an instance of ${value.constructor.name}`;
      return inspect(value, { depth: -1 });
    case 'string': {
      const text = value.length > 28 ? `${StringPrototypeSlice(value, 0, 25)}...` : value;
      return `type string (${StringPrototypeIncludes(text, "'") ? JSONStringify(text) : `'${text}'`})`;
    }
    case 'bigint': return `type bigint (${value}n)`;
    case 'number': return `type number (${value === 0 && 1 / value < 0 ? '-0' : value})`;
    default: return `type ${typeof value} (${String(value)})`;
  }
}

const typeNames =
  ['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol'];
const className = /^[A-Z][a-zA-Z0-9]*$/;

function expectedTypes(expected) {
  const types = [], instances = [], other = [];
  for (let i = 0; i < expected.length; i++) {
    const name = expected[i];
    if (name === 'AsyncFunction' && isAtLeast(22)) continue;  // streams name it, until then
    if (ArrayPrototypeIncludes(typeNames, name)) ArrayPrototypePush(types, StringPrototypeToLowerCase(name));
    else ArrayPrototypePush(RegExpPrototypeExec(className, name) !== null ? instances : other, name);
  }
  const object = ArrayPrototypeIndexOf(types, 'object');
  if (instances.length > 0 && object !== -1) {
    ArrayPrototypeSplice(types, object, 1);
    ArrayPrototypePush(instances, 'Object');
  }
  const parts = [];
  if (types.length > 0) {
    ArrayPrototypePush(parts, `${types.length > 1 ? 'one of type' : 'of type'} ${listOf(types, 'or')}`);
  }
  if (instances.length > 0) ArrayPrototypePush(parts, `an instance of ${listOf(instances, 'or')}`);
  if (other.length > 1) ArrayPrototypePush(parts, `one of ${listOf(other, 'or')}`);
  if (other.length === 1) {
    const lower = StringPrototypeToLowerCase(other[0]) === other[0];
    ArrayPrototypePush(parts, `${lower ? '' : 'an '}${other[0]}`);
  }
  return ArrayPrototypeJoin(parts, ' or ');
}

const kindOfName = (name) => (StringPrototypeIncludes(name, '.') ? 'property' : 'argument');

function invalidArgType(name, expected, actual) {
  const subject = StringPrototypeEndsWith(name, ' argument') ? name : `"${name}" ${kindOfName(name)}`;
  if (!isAtLeast(12)) {
    const types = ArrayIsArray(expected) && expected.length > 1 ? `one of type ${listOf(expected, 'or')}` :
      `of type ${expected}`;
    if (expected === 'not number') return `The ${subject} must not be of type number. Received type number`;
    return `The ${subject} must be ${types}. Received type ${actual === null ? 'object' : typeof actual}`;
  }
  const wanted = expectedTypes(ArrayIsArray(expected) ? expected : [expected]);
  return `The ${subject} must be ${wanted}. Received ${describeReceived(actual)}`;
}

function invalidArgValue(name, value, reason = 'is invalid') {
  let received = inspect(value);
  if (received.length > 128) received = `${StringPrototypeSlice(received, 0, 128)}...`;
  return `The ${kindOfName(name)} '${name}' ${reason}. Received ${received}`;
}

// 1234567 as 1_234_567.
function separated(digits) {
  let rest = digits.length;
  const first = digits[0] === '-' ? 1 : 0;
  let tail = '';
  for (; rest >= first + 4; rest -= 3) tail = `_${StringPrototypeSlice(digits, rest - 3, rest)}${tail}`;
  return StringPrototypeSlice(digits, 0, rest) + tail;
}

function outOfRange(name, range, input, wholeText = false) {
  let received;
  if (!isAtLeast(12)) {
    received = String(input);
  } else if (typeof input === 'bigint') {
    const large = input > 4294967296n || input < -4294967296n;
    received = `${large ? separated(String(input)) : input}n`;
  } else if (NumberIsInteger(input) && MathAbs(input) > 4294967296) {
    received = separated(String(input));
  } else {
    received = inspect(input);
  }
  const subject = wholeText ? name : `The value of "${name}" is out of range.`;
  return `${subject} It must be ${range}. Received ${received}`;
}

function missingArgs(...names) {
  const quoted = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    ArrayPrototypePush(quoted, ArrayIsArray(name) ? `"${ArrayPrototypeJoin(name, '" or "')}"` : `"${name}"`);
  }
  return `The ${listOf(quoted, 'and')} argument${names.length > 1 ? 's' : ''} must be specified`;
}

function expectedReturn(input, name, value) {
  const maker = isAtLeast(16) ? undefined : value?.constructor?.name;
  const received = isAtLeast(16) ? describeReceived(value) : maker ? `instance of ${maker}` : `type ${typeof value}`;
  return `Expected ${input} to be returned from the "${name}" function but got ${received}.`;
}

const messages = {
  __proto__: null,
  ERR_AMBIGUOUS_ARGUMENT: [TypeError, 'The "%s" argument is ambiguous. %s'],
  ERR_ARG_NOT_ITERABLE: [TypeError, '%s must be iterable'],
  ERR_ASSERTION: [Error, '%s'],
  ERR_ASYNC_CALLBACK: [TypeError, '%s must be a function'],
  ERR_ASYNC_TYPE: [TypeError, 'Invalid name for async "type": %s'],
  ERR_BROTLI_INVALID_PARAM: [RangeError, '%s is not a valid Brotli parameter'],
  ERR_BUFFER_OUT_OF_BOUNDS: [RangeError, (name) =>
    (name ? `"${name}" is outside of buffer bounds` :
      `Attempt to ${isAtLeast(12) ? 'access memory' : 'write'} outside buffer bounds`)],
  ERR_BUFFER_TOO_LARGE: [RangeError, 'Cannot create a Buffer larger than %s bytes'],
  ERR_CONSOLE_WRITABLE_STREAM: [TypeError, 'Console expects a writable stream instance for %s'],
  ERR_CRYPTO_ECDH_INVALID_FORMAT: [TypeError, 'Invalid ECDH format: %s'],
  ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY: [Error, 'Public key is not valid for specified curve'],
  ERR_CRYPTO_HASH_FINALIZED: [Error, 'Digest already called'],
  ERR_CRYPTO_HASH_UPDATE_FAILED: [Error, 'Hash update failed'],
  ERR_CRYPTO_INCOMPATIBLE_KEY: [Error, 'Incompatible %s: %s'],
  ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS: [Error, 'The selected key encoding %s %s.'],
  ERR_CRYPTO_INVALID_AUTH_TAG: [TypeError, '%s'],
  ERR_CRYPTO_INVALID_CURVE: [TypeError, 'Invalid EC curve name'],
  ERR_CRYPTO_INVALID_DIGEST: [TypeError, 'Invalid digest: %s'],
  ERR_CRYPTO_INVALID_IV: [TypeError, 'Invalid initialization vector'],
  ERR_CRYPTO_INVALID_JWK: [TypeError, '%s'],
  ERR_CRYPTO_INVALID_KEYLEN: [RangeError, 'Invalid key length'],
  ERR_CRYPTO_INVALID_KEYTYPE: [RangeError, '%s'],
  ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE: [TypeError, 'Invalid key object type %s, expected %s.'],
  ERR_CRYPTO_INVALID_SCRYPT_PARAMS: [RangeError, (reason) => `Invalid scrypt params${reason ? `: ${reason}` : ''}`],
  ERR_CRYPTO_INVALID_STATE: [Error, (operation) =>
    `Invalid state${operation === undefined ? '' : ` for operation ${operation}`}`],
  ERR_CRYPTO_JWK_UNSUPPORTED_CURVE: [Error, 'Unsupported JWK EC curve: %s.'],
  ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE: [Error, 'Unsupported JWK Key Type.'],
  ERR_CRYPTO_OPERATION_FAILED: [Error, '%s'],
  ERR_CRYPTO_SCRYPT_INVALID_PARAMETER: [Error, 'Invalid scrypt parameter'],
  ERR_CRYPTO_SIGN_KEY_REQUIRED: [Error, 'No key provided to sign'],
  ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: [RangeError, `Input buffers must have the same ${isAtLeast(12) ? 'byte ' : ''}length`],
  ERR_CRYPTO_UNKNOWN_CIPHER: [Error, 'Unknown cipher'],
  ERR_CRYPTO_UNKNOWN_DH_GROUP: [Error, 'Unknown DH group'],
  ERR_CRYPTO_UNSUPPORTED_OPERATION: [Error, 'Unsupported crypto operation'],
  ERR_DIR_CLOSED: [Error, 'Directory handle was closed'],
  ERR_DIR_CONCURRENT_OPERATION:
    [Error, 'Cannot do synchronous work on directory handle with concurrent asynchronous operations'],
  ERR_DNS_SET_SERVERS_FAILED: [Error, 'c-ares failed to set servers: "%s" [%s]'],
  ERR_ENCODING_INVALID_ENCODED_DATA: [TypeError, function (encoding, errno) {
    this.errno = errno;
    return `The encoded data was not valid for encoding ${encoding}`;
  }],
  ERR_ENCODING_NOT_SUPPORTED: [RangeError, 'The "%s" encoding is not supported'],
  ERR_EVENT_RECURSION: [Error, 'The event "%s" is already being dispatched'],
  ERR_FALSY_VALUE_REJECTION: [Error, function (reason) {
    this.reason = reason;
    return 'Promise was rejected with falsy value';
  }],
  ERR_FEATURE_UNAVAILABLE_ON_PLATFORM: [TypeError,
    'The feature %s is unavailable on the current platform, which is being used to run Node.js'],
  ERR_FS_FILE_TOO_LARGE: [RangeError, 'File size (%s) is greater than 2 GiB'],
  ERR_HTTP_BODY_NOT_ALLOWED:
    [Error, 'Adding content for this request method or response status is not allowed.'],
  ERR_HTTP_CONTENT_LENGTH_MISMATCH: [Error,
    "Response body's content-length of %s byte(s) does not match " +
    'the content-length of %s byte(s) set in header'],
  ERR_HTTP_HEADERS_SENT: [Error, 'Cannot %s headers after they are sent to the client'],
  ERR_HTTP_INVALID_HEADER_VALUE: [TypeError, 'Invalid value "%s" for header "%s"'],
  ERR_HTTP_INVALID_STATUS_CODE: [RangeError, 'Invalid status code: %s'],
  ERR_HTTP_REQUEST_TIMEOUT: [Error, 'Request timeout'],
  ERR_HTTP_SOCKET_ENCODING: [Error, 'Changing the socket encoding is not allowed per RFC7230 Section 3.'],
  ERR_HTTP_TRAILER_INVALID: [Error, 'Trailers are invalid with this transfer encoding'],
  ERR_ILLEGAL_CONSTRUCTOR: [TypeError, 'Illegal constructor'],
  ERR_INCOMPATIBLE_OPTION_PAIR: [TypeError, 'Option "%s" cannot be used in combination with option "%s"'],
  ERR_INTERNAL_ASSERTION: [Error, (message) => `${message}\n` +
    'This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n' +
    'Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n'],
  ERR_INVALID_ADDRESS: [Error, 'Invalid socket address'],
  ERR_INVALID_ADDRESS_FAMILY: [RangeError, function (family, host, port) {
    this.host = host;
    this.port = port;
    return `Invalid address family: ${family} ${host}:${port}`;
  }],
  ERR_INVALID_ARG_TYPE: [TypeError, invalidArgType],
  ERR_INVALID_ARG_VALUE: [TypeError, invalidArgValue],
  ERR_INVALID_ASYNC_ID: [RangeError, 'Invalid %s value: %s'],
  ERR_INVALID_BUFFER_SIZE: [RangeError, 'Buffer size must be a multiple of %s'],
  ERR_INVALID_CALLBACK: [TypeError, (value) =>
    `Callback must be a function${isAtLeast(12) ? `. Received ${inspect(value)}` : ''}`],
  ERR_INVALID_CHAR: [TypeError, (name, field) =>
    `Invalid character in ${name}${field !== undefined ? ` ["${field}"]` : ''}`],
  ERR_INVALID_CURSOR_POS: [TypeError, 'Cannot set cursor row without setting its column'],
  ERR_INVALID_FD: [RangeError, '"fd" must be a positive integer: %s'],
  ERR_INVALID_FD_TYPE: [TypeError, 'Unsupported fd type: %s'],
  ERR_INVALID_FILE_URL_HOST: [TypeError, 'File URL host must be "localhost" or empty on %s'],
  ERR_INVALID_FILE_URL_PATH: [TypeError, 'File URL path %s'],
  ERR_INVALID_HTTP_TOKEN: [TypeError, '%s must be a valid HTTP token ["%s"]'],
  ERR_INVALID_IP_ADDRESS: [TypeError, 'Invalid IP address: %s'],
  ERR_INVALID_MODULE_SPECIFIER: [TypeError, (request, reason, base) =>
    `Invalid module "${request}" ${reason}${base ? ` imported from ${base}` : ''}`],
  ERR_INVALID_PACKAGE_CONFIG: [Error, (path, base, message) =>
    `Invalid package config ${path}${base ? ` while importing ${base}` : ''}` +
    `${message ? `. ${message}` : ''}`],
  ERR_INVALID_OPT_VALUE: [TypeError, 'The value "%s" is invalid for option "%s"%s'],
  ERR_INVALID_OPT_VALUE_ENCODING: [TypeError, 'The value "%s" is invalid for option "%s"'],
  ERR_INVALID_PROTOCOL: [TypeError, 'Protocol "%s" not supported. Expected "%s"'],
  ERR_INVALID_RETURN_VALUE: [TypeError, expectedReturn],
  ERR_INVALID_STATE: [Error, 'Invalid state: %s'],
  ERR_INVALID_THIS: [TypeError, 'Value of "this" must be of type %s'],
  ERR_INVALID_TUPLE: [TypeError, '%s must be an iterable %s tuple'],
  ERR_INVALID_URI: [URIError, 'URI malformed'],
  ERR_INVALID_URL: [TypeError, function (input) {
    this.input = input;
    return isAtLeast(16) ? 'Invalid URL' : `Invalid URL: ${input}`;
  }],
  ERR_INVALID_URL_SCHEME: [TypeError, (expected) => {
    const schemes = ArrayIsArray(expected) ? expected : [expected];
    return `The URL must be ${schemes.length > 1 ? 'one of' : 'of'} scheme ${listOf(schemes, 'or')}`;
  }],
  ERR_IPC_CHANNEL_CLOSED: [Error, 'Channel closed'],
  ERR_METHOD_NOT_IMPLEMENTED: [Error, 'The %s method is not implemented'],
  ERR_MISSING_ARGS: [TypeError, missingArgs],
  ERR_MISSING_OPTION: [TypeError, '%s is required'],
  ERR_MODULE_NOT_FOUND: [Error, function (path, base, exactUrl) {
    if (exactUrl) this.url = `${exactUrl}`;
    return `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`;
  }],
  ERR_MULTIPLE_CALLBACK: [Error, 'Callback called multiple times'],
  ERR_MISSING_PASSPHRASE: [TypeError, '%s'],
  ERR_OSSL_EVP_INVALID_DIGEST: [Error, 'Invalid digest used'],
  ERR_NO_CRYPTO: [Error, 'Node.js is not compiled with OpenSSL crypto support'],
  ERR_OPERATION_FAILED: [Error, 'Operation failed: %s'],
  ERR_OUT_OF_RANGE: [RangeError, outOfRange],
  ERR_PACKAGE_IMPORT_NOT_DEFINED: [TypeError, (specifier, packagePath, base) =>
    `Package import specifier "${specifier}" is not defined${
      packagePath ? ` in package ${packagePath}package.json` : ''} imported from ${base}`],
  ERR_PACKAGE_PATH_NOT_EXPORTED: [Error, (packagePath, subpath, base) =>
    `${subpath === '.' ? 'No "exports" main defined in ' :
      `Package subpath '${subpath}' is not defined by "exports" in `}${packagePath}package.json${
      base ? ` imported from ${base}` : ''}`],
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: [TypeError, '%s'],
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL:
    [TypeError, "Unexpected argument '%s'. This command does not take positional arguments"],
  ERR_PARSE_ARGS_UNKNOWN_OPTION: [TypeError, (option, allowPositionals) =>
    `Unknown option '${option}'${!allowPositionals ? '' :
      `. To specify a positional argument starting with a '-', place it at the end of the command ` +
      `after '--', as in '-- ${JSONStringify(option)}`}`],
  ERR_PERFORMANCE_INVALID_TIMESTAMP: [TypeError, '%s is not a valid timestamp'],
  ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: [TypeError, '%s'],
  ERR_REQUIRE_ESM: [Error, (file, parent) => `require() of ES Module ${file}${
    parent ? ` from ${parent}` : ''} not supported.`],
  ERR_SCRIPT_EXECUTION_TIMEOUT: [Error, 'Script execution timed out after %sms'],
  ERR_SERVER_ALREADY_LISTEN: [Error, 'Listen method has been called more than once without closing.'],
  ERR_SERVER_NOT_RUNNING: [Error, 'Server is not running.'],
  ERR_SOCKET_BAD_PORT: [RangeError, (name, port, allowZero = true) =>
    `${isAtLeast(12) ? name : 'Port'} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${
      isAtLeast(17) ? describeReceived(port) : port}.`],
  ERR_SOCKET_CLOSED: [Error, 'Socket is closed'],
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: [Error, 'Socket closed before the connection was established'],
  ERR_SOCKET_CONNECTION_TIMEOUT: [Error, 'Socket connection timeout'],
  ERR_STREAM_ALREADY_FINISHED: [Error, 'Cannot call %s after a stream was finished'],
  ERR_STREAM_CANNOT_PIPE: [Error, 'Cannot pipe, not readable'],
  ERR_STREAM_DESTROYED: [Error, 'Cannot call %s after a stream was destroyed'],
  ERR_STREAM_NULL_VALUES: [TypeError, 'May not write null values to stream'],
  ERR_STREAM_PREMATURE_CLOSE: [Error, 'Premature close'],
  ERR_STREAM_PUSH_AFTER_EOF: [Error, 'stream.push() after EOF'],
  ERR_STREAM_UNABLE_TO_PIPE: [Error, 'Cannot pipe to a closed or destroyed stream'],
  ERR_STREAM_UNSHIFT_AFTER_END_EVENT: [Error, 'stream.unshift() after end event'],
  ERR_STREAM_WRAP: [Error, 'Stream has StringDecoder set or is in objectMode'],
  ERR_STREAM_WRITE_AFTER_END: [Error, 'write after end'],
  ERR_TRANSFORM_ALREADY_TRANSFORMING: [Error, 'Calling transform done when still transforming'],
  ERR_TRANSFORM_WITH_LENGTH_0: [Error, 'Calling transform done when writableState.length != 0'],
  ERR_UNAVAILABLE_DURING_EXIT: [Error, 'Cannot call function in process exit handler'],
  ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET: [Error,
    '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active'],
  ERR_UNESCAPED_CHARACTERS: [TypeError, '%s contains unescaped characters'],
  ERR_UNHANDLED_ERROR: [Error, (error) => `Unhandled error.${error === undefined ? '' : ` (${error})`}`],
  ERR_UNHANDLED_REJECTION: [Error, (reason) =>
    'This error originated either by throwing inside of an async function without a catch block, ' +
    'or by rejecting a promise which was not handled with .catch(). ' +
    `The promise rejected with the reason "${reason}".`],
  ERR_UNKNOWN_BUILTIN_MODULE: [Error, 'No such built-in module: %s'],
  ERR_UNKNOWN_CREDENTIAL: [Error, '%s identifier does not exist: %s'],
  ERR_UNKNOWN_ENCODING: [TypeError, 'Unknown encoding: %s'],
  ERR_UNKNOWN_FILE_EXTENSION: [TypeError, 'Unknown file extension "%s" for %s'],
  ERR_UNKNOWN_SIGNAL: [TypeError, 'Unknown signal: %s'],
  ERR_UNSUPPORTED_DIR_IMPORT: [Error, (path, base) =>
    `Directory import '${path}' is not supported resolving ES modules imported from ${base}`],
  ERR_UNSUPPORTED_ESM_URL_SCHEME: [Error, (url, supported) =>
    `Only URLs with a scheme in: ${listOf(supported, 'and')} are supported by the default ESM loader. ` +
    `Received protocol '${url.protocol}'`],
  ERR_USE_AFTER_CLOSE: [Error, '%s was closed'],
  ERR_VM_MODULE_STATUS: [Error, 'Module status %s'],
  ERR_WORKER_INIT_FAILED: [Error, 'Worker initialization failure: %s'],
  ERR_WORKER_INVALID_EXEC_ARGV: [Error, 'Initiated Worker with invalid execArgv flags: %s'],
  ERR_WORKER_NOT_RUNNING: [Error, 'Worker instance not running'],
  ERR_WORKER_OUT_OF_MEMORY: [Error, 'Worker terminated due to reaching memory limit: %s'],
  ERR_WORKER_PATH: [TypeError, (name) =>
    'The worker script or module filename must be an absolute path or a ' +
    `relative path starting with './' or '../'. Received "${name}"`],
  ERR_WORKER_UNSUPPORTED_OPERATION: [TypeError, '%s is not supported in workers'],
  ERR_ZLIB_INITIALIZATION_FAILED: [Error, 'Initialization failed'],
};

// The text of an error; `self` may get further properties.
function messageOf(code, args, self) {
  const message = messages[code][1];
  if (typeof message === 'function') return primordials.ReflectApply(message, self, args);
  let text = '';
  let from = 0;
  for (let i = 0; i < args.length; i++) {
    const at = StringPrototypeIndexOf(message, '%s', from);
    if (at === -1) break;
    text += StringPrototypeSlice(message, from, at);
    text += typeof args[i] === 'object' ? inspect(args[i], { depth: 0 }) : String(args[i]);
    from = at + 2;
  }
  return text + StringPrototypeSlice(message, from);
}

module.exports = { messages, messageOf, describeReceived, listOf };
