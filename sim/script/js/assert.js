'use strict';
module.exports={deepEqual(a,b){if(!require('internal/deep_equal').isDeepEqual(a,b))throw new Error('no')}};
