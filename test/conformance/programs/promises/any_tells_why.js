// nodes: >=16
Promise.any([Promise.reject(new Error('a')), Promise.reject(1)]).catch((error) => {
  console.log(error.constructor.name, error.message, error.errors.length, Object.keys(error).length);
});
