'use strict';
// Stack lines of errors in colours: Node's own are grey, so is the working folder from 16 on, and packages are underlined.

const {
  RegExpPrototypeExec, StringPrototypeEndsWith, StringPrototypeIndexOf, StringPrototypeSlice,
} = primordials;
const { isAtLeast } = require('internal/versions');

const ownFrame = isAtLeast(16) ? /^ {4}at (?:[^/\\(]+ \(|)node:.+:\d+:\d+\)?$/ :
  /^ {4}at (?:[^/\\(]+ \(|)(?:internal\/[\w/]+|\w+)\.js:\d+:\d+\)?$/;
const namesScopes = isAtLeast(20, 3);  // of a package @scope/name both parts

function paintFolder(ctx, line, folder) {
  const at = StringPrototypeIndexOf(line, folder);
  if (at === -1) return line;
  const begin = StringPrototypeSlice(line, at - 7, at) === 'file://' ? at - 7 : at;
  const opens = line[begin - 1] === '(';
  const closes = opens && StringPrototypeEndsWith(line, ')');
  const from = opens ? begin - 1 : begin;
  const behind = at + folder.length + 1;
  const rest = StringPrototypeSlice(line, behind, closes ? -1 : line.length);
  return StringPrototypeSlice(line, 0, from) + ctx.stylize(StringPrototypeSlice(line, from, behind), 'undefined') +
    rest + (closes ? ctx.stylize(')', 'undefined') : '');
}

function paintPackages(ctx, line) {
  const folder = '/node_modules/';
  let output = '';
  let done = 0;
  for (let at; (at = StringPrototypeIndexOf(line, folder, done)) !== -1;) {
    const name = at + folder.length;
    let end = StringPrototypeIndexOf(line, '/', name);
    if (namesScopes && end !== -1 && line[name] === '@') end = StringPrototypeIndexOf(line, '/', end + 1);
    if (end === -1) break;
    output += StringPrototypeSlice(line, done, name) + ctx.stylize(StringPrototypeSlice(line, name, end), 'module');
    done = end;
  }
  return output + StringPrototypeSlice(line, done);
}

function paintFrames(ctx, lines) {
  const folder = isAtLeast(16) ? binding.process.cwd() : undefined;
  for (let i = 0; i < lines.length; i++) {
    if (RegExpPrototypeExec(ownFrame, lines[i]) !== null) {
      lines[i] = ctx.stylize(lines[i], 'undefined');
    } else {
      lines[i] = paintPackages(ctx, lines[i]);
      if (folder !== undefined) lines[i] = paintFolder(ctx, lines[i], folder);
    }
  }
}

module.exports = { paintFrames };
