'use strict';
module.exports={...require('internal/inspect'),...require('internal/format')};
