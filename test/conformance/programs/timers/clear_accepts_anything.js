// nodes: >=14
clearTimeout(undefined);
clearTimeout(null);
clearTimeout({});
clearTimeout('no timer');
clearInterval(12345678);
clearImmediate(undefined);
clearImmediate({});
console.log('fine');
