for (const value of [undefined, null, 5, 'text', {}]) {
  try {
    setTimeout(value, 1);
  } catch (error) {
    console.log(error.name, error instanceof TypeError);
  }
}
