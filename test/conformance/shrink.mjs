// Delta debugging: the smallest list of statements that still differs. `differs` is asked about candidates, and may
// answer by a promise.
export async function shrink(statements, differs) {
  let current = statements;
  for (let size = Math.ceil(current.length / 2); size >= 1;) {
    let removed = false;
    for (let start = 0; start < current.length && current.length > 1;) {
      const candidate = [...current.slice(0, start), ...current.slice(start + size)];
      if (candidate.length > 0 && await differs(candidate)) {
        current = candidate;
        removed = true;
      } else {
        start += size;
      }
    }
    if (!removed || size === 1) size = size === 1 && removed ? 1 : Math.floor(size / 2);
  }
  for (let i = 0; i < current.length; i++) current = await shrinkInside(current, i, differs);
  return current;
}

// A statement may hold statements of its own.
async function shrinkInside(all, index, differs) {
  const { body } = all[index];
  if (!body || body.length === 0) return all;
  const replaced = (inner) => all.with(index, { ...all[index], body: inner });
  if (await differs(replaced([]))) return replaced([]);
  return replaced(await shrink(body, (candidate) => differs(replaced(candidate))));
}
