process.stdout.write('a ');
console.log('b');
process.stdout.write('c ', () => console.log('written'));
console.log('d');
