'use strict';
// express.json(), urlencoded(), text() and raw(): the body, read to its end, becomes req.body.

const { Error, JSONParse, NumberParseFloat, RegExpPrototypeExec, StringPrototypeToLowerCase } = primordials;
const { Buffer } = require('buffer');

function failure(status, type, message, properties) {
  const error = new Error(message);
  error.expose = status < 500;
  error.statusCode = error.status = status;
  error.type = type;
  return primordials.ObjectAssign(error, properties);
}

const units = { __proto__: null, b: 1, kb: 1024, mb: 1024 * 1024, gb: 1024 * 1024 * 1024 };
function toBytes(limit) {
  if (typeof limit === 'number') return limit;
  const match = RegExpPrototypeExec(/^([\d.]+)\s*(b|kb|mb|gb)?$/i, limit);
  return match === null ? 102400 :
    NumberParseFloat(match[1]) * units[StringPrototypeToLowerCase(match[2] ?? 'b')];
}

function reader(defaultType, parse) {
  return (options = {}) => {
    const limit = toBytes(options.limit ?? '100kb');
    const type = options.type ?? defaultType;
    return function bodyParser(req, res, next) {
      if (req.body !== undefined || req._body) return next();
      if (req.headers['transfer-encoding'] === undefined && req.headers['content-length'] === undefined) {
        return next();
      }
      if (typeof type === 'function' ? !type(req) : !req.is(type)) return next();
      req._body = true;
      const chunks = [];
      let length = 0, isOver = false;
      const finish = (error, body) => {
        if (isOver) return;
        isOver = true;
        if (error) return next(error);
        req.body = body;
        next();
      };
      req.on('data', (chunk) => {
        length += chunk.length;
        if (length > limit) {
          req.resume();
          return finish(failure(413, 'entity.too.large', 'request entity too large', { limit, length }));
        }
        primordials.ArrayPrototypePush(chunks, chunk);
      });
      req.on('aborted', () => finish(failure(400, 'request.aborted', 'request aborted')));
      req.on('end', () => {
        if (isOver) return;
        let body;
        try {
          body = parse(Buffer.concat(chunks), options);
        } catch (error) {
          error.expose = true;
          error.statusCode = error.status = 400;
          error.type ??= 'entity.parse.failed';
          return finish(error);
        }
        finish(null, body);
      });
    };
  };
}

module.exports = {
  json: reader('json', (bytes, options) => {
    if (bytes.length === 0) return {};
    const text = bytes.toString();
    const isStrict = options.strict !== false;
    if (isStrict && RegExpPrototypeExec(/^[\x20\x09\x0a\x0d]*[{[]/, text) === null) {
      JSONParse(`#${text}`);  // throws, with the text's first character in its message
    }
    return JSONParse(text, options.reviver);
  }),
  urlencoded: reader('urlencoded', (bytes) => ({ ...require('querystring').parse(bytes.toString()) })),
  text: reader('text/plain', (bytes) => bytes.toString()),
  raw: reader('application/octet-stream', (bytes) => bytes),
};
