Promise.race([new Promise((resolve) => setTimeout(resolve, 20, 'slow')), new Promise((resolve) => setTimeout(resolve, 5, 'fast'))])
  .then((value) => console.log(value));
