// nodes: >=16.9
const error = new Error('outer', { cause: new Error('inner') });
console.log(error.cause.message, error.stack.split('\n')[0], error instanceof Error);
