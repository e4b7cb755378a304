'use strict';
module.exports={URL:class{constructor(h){this.href=h}},URLSearchParams:class{}};
