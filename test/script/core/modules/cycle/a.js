exports.early = 1; const b = require('./b'); exports.late = b.sawLate; exports.b = b;
