for (const value of [undefined, 5, {}]) {
  try { process.nextTick(value); } catch (error) { console.log(error.name); }
}
