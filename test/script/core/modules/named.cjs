exports.one = 1;
module.exports.two = 2;
Object.defineProperty(exports, 'three', { enumerable: true, value: 3 });
exports['four'] = 4;
exports.fn = function () { return this === undefined; };
