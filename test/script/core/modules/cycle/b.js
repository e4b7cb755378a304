const a = require('./a'); exports.sawEarly = a.early; exports.sawLate = a.late; exports.same = a;
