#!/usr/bin/env node
module.exports = "shebang " + new Error("x").stack.split("\n")[1].match(/:(\d+):/)[1];
