'use strict';
// util.parseEnv: the variables of a .env file.

const { RegExpPrototypeExec, RegExpPrototypeSymbolReplace, StringPrototypeSlice, StringPrototypeTrim } = primordials;

const line = /^\s*(?:export\s+)?([^\s=#]+)\s*=[ \t]*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\r\n#]*))?[^\r\n]*(?:\r?\n|$)/;
const other = /^[^\r\n]*(?:\r?\n|$)/;

module.exports = function parseEnv(content) {
  require('internal/validators').validateString(content, 'content');
  const result = require('internal/versions').isAtLeast(26) ? { __proto__: null } : {};
  for (let rest = content; rest !== '';) {
    const match = RegExpPrototypeExec(line, rest) ?? RegExpPrototypeExec(other, rest);
    rest = StringPrototypeSlice(rest, match[0].length || 1);
    if (match[1] === undefined) continue;
    result[match[1]] = match[2] !== undefined ? RegExpPrototypeSymbolReplace(/\\n/g, match[2], '\n') :
      match[3] ?? match[4] ?? StringPrototypeTrim(match[5] ?? '');
  }
  return result;
};
