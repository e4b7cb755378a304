'use strict';
module.exports=function(){ globalThis.console=require('console') };
