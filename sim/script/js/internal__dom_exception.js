'use strict';
// DOMException: the error of the web's interfaces (AbortError, TimeoutError, DataCloneError...).

const {
  Error, ErrorPrototype, ObjectDefineProperty, ObjectSetPrototypeOf, SafeWeakMap, SymbolToStringTag,
} = primordials;

const codeNames = [
  'INDEX_SIZE_ERR', 'DOMSTRING_SIZE_ERR', 'HIERARCHY_REQUEST_ERR', 'WRONG_DOCUMENT_ERR',
  'INVALID_CHARACTER_ERR', 'NO_DATA_ALLOWED_ERR', 'NO_MODIFICATION_ALLOWED_ERR', 'NOT_FOUND_ERR',
  'NOT_SUPPORTED_ERR', 'INUSE_ATTRIBUTE_ERR', 'INVALID_STATE_ERR', 'SYNTAX_ERR', 'INVALID_MODIFICATION_ERR',
  'NAMESPACE_ERR', 'INVALID_ACCESS_ERR', 'VALIDATION_ERR', 'TYPE_MISMATCH_ERR', 'SECURITY_ERR', 'NETWORK_ERR',
  'ABORT_ERR', 'URL_MISMATCH_ERR', 'QUOTA_EXCEEDED_ERR', 'TIMEOUT_ERR', 'INVALID_NODE_TYPE_ERR',
  'DATA_CLONE_ERR',
];
const codes = {
  __proto__: null, IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4,
  InvalidCharacterError: 5, NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9,
  InUseAttributeError: 10, InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13,
  NamespaceError: 14, InvalidAccessError: 15, ValidationError: 16, TypeMismatchError: 17, SecurityError: 18,
  NetworkError: 19, AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23,
  InvalidNodeTypeError: 24, DataCloneError: 25,
};

const slots = new SafeWeakMap();
function slotsOf(exception) {
  const found = slots.get(exception);
  if (found === undefined) throw new (require('errors').codes.ERR_INVALID_THIS)('DOMException');
  return found;
}

class DOMException {
  constructor(message = '', options = 'Error') {
    let name = 'Error';
    if (options !== null && typeof options === 'object') {
      if ('name' in options) name = `${options.name}`;
      if ('cause' in options) {
        ObjectDefineProperty(this, 'cause',
          { __proto__: null, value: options.cause, writable: true, enumerable: false, configurable: true });
      }
    } else {
      name = `${options}`;
    }
    slots.set(this, { message: `${message}`, name });
    Error.captureStackTrace(this, new.target);
  }
  get name() { return slotsOf(this).name; }
  get message() { return slotsOf(this).message; }
  get code() { return codes[slotsOf(this).name] ?? 0; }
}

ObjectSetPrototypeOf(DOMException.prototype, ErrorPrototype);
const enumerable = { __proto__: null, enumerable: true };
ObjectDefineProperty(DOMException.prototype, 'name', enumerable);
ObjectDefineProperty(DOMException.prototype, 'message', enumerable);
ObjectDefineProperty(DOMException.prototype, 'code', enumerable);
ObjectDefineProperty(DOMException.prototype, SymbolToStringTag,
  { __proto__: null, value: 'DOMException', configurable: true });
for (let i = 0; i < codeNames.length; i++) {
  const constant = { __proto__: null, value: i + 1, enumerable: true };
  ObjectDefineProperty(DOMException, codeNames[i], constant);
  ObjectDefineProperty(DOMException.prototype, codeNames[i], constant);
}

module.exports = DOMException;
