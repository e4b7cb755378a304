// nodes: >=16
Promise.allSettled([Promise.reject(1), 2]).then((all) => console.log(all.map((each) => each.status).join()));
Promise.any([Promise.reject(1), Promise.resolve(2)]).then((value) => console.log(value));
Promise.any([]).catch((error) => console.log(error.name, error.errors.length));
