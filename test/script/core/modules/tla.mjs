console.log('tla before'); await null; export const value = await Promise.resolve('awaited'); console.log('tla after');
