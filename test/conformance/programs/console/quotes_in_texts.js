// Node 10 escapes single quotes; later ones take other quotes where that saves it.
console.log(["it's"], ["it's \"q\""], ["`'\""], ['a"b'], ['${a}\'"']);
console.log(1, "it's");
console.log({ a: "don't", "b'c": 1 }, new Map([["k'", "v'"]]), new Error("it's").message);
