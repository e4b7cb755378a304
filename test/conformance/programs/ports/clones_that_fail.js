// nodes: >=18
// What structuredClone says of values that cannot be sent, of wrong transfers and of buffers that are gone.
const tell = (make) => {
  try { console.log(typeof make()); } catch (error) { console.log(error.name, error.code, error.message); }
};
tell(() => structuredClone());
for (const transfer of [[1], [{}], 5]) tell(() => structuredClone(1, { transfer }));
tell(() => structuredClone(1, null));
const gone = new ArrayBuffer(2), kept = new ArrayBuffer(2);
structuredClone(gone, { transfer: [gone] });
tell(() => structuredClone(1, { transfer: [gone] }));
tell(() => structuredClone(gone));
tell(() => structuredClone(1, { transfer: [kept, kept] }));
for (const value of [new URL('http://a/b'), new URLSearchParams('a=1'), new TextEncoder()]) tell(() => structuredClone(value));
