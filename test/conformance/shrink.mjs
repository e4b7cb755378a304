// Delta debugging: the smallest list of statements that still differs. `differs` is asked about candidates.
export function shrink(statements, differs) {
  let current = statements;
  for (let size = Math.ceil(current.length / 2); size >= 1;) {
    let removed = false;
    for (let start = 0; start < current.length && current.length > 1;) {
      const candidate = [...current.slice(0, start), ...current.slice(start + size)];
      if (candidate.length > 0 && differs(candidate)) {
        current = candidate;
        removed = true;
      } else {
        start += size;
      }
    }
    if (!removed || size === 1) size = size === 1 && removed ? 1 : Math.floor(size / 2);
  }
  return current.map((statement) => shrinkInside(statement, current, differs));
}

// A statement may hold statements of its own.
function shrinkInside(statement, all, differs) {
  if (!statement.body || statement.body.length === 0) return statement;
  const index = all.indexOf(statement);
  const withBody = (body) => ({ ...statement, body });
  const replaced = (body) => all.map((each, i) => (i === index ? withBody(body) : each));
  const body = shrink(statement.body, (candidate) => differs(replaced(candidate)));
  return withBody(body);
}
