'use strict';
// The calls of the npm package pg that programs need, over our net: it speaks PostgreSQL's own protocol. Used
// when the script's folder has no pg of its own.

const { Client, DatabaseError, Query, Result } = require('internal/pg/client');
const { Pool } = require('internal/pg/pool');
const types = require('internal/pg/types');

module.exports = { Client, DatabaseError, Pool, Query, Result, types, defaults: {}, native: null };
module.exports.default = module.exports;
