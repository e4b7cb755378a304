exports.__esModule = true; exports.default = 'the default'; exports.other = 1;
