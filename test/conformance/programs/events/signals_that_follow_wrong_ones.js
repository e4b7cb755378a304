// nodes: >=20.3
for (const wrong of [5, undefined, {}, [5], 'ab', new Set([AbortSignal.abort(3)]), [undefined]]) {
  try {
    console.log(AbortSignal.any(wrong).reason);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
