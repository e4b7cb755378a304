setTimeout(() => console.log('one'), 1);
setTimeout(() => console.log('zero'), 0);
setTimeout(() => console.log('negative'), -5);
setTimeout(() => console.log('not a number'), NaN);
setTimeout(() => console.log('text'), 'x');
setTimeout(() => console.log('none'));
