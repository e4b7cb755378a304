console.log(process.argv.length, typeof process.env.PATH, process.pid > 0, process.version.startsWith('v'));
console.log(typeof process.uptime(), process.title.length > 0, process.platform, process.execArgv.length);
