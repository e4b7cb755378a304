process.on('warning', (warning) => console.log(warning.name));
for (const delay of [NaN, NaN, -1, -1, 2 ** 40, 2 ** 40, undefined, 'abc', '5']) setTimeout(() => {}, delay);
