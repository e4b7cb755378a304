// What the process object is.
console.log(typeof process, Object.prototype.toString.call(process), process instanceof require('events'));
console.log(process.platform, process.arch, process.version.split('.')[0], process.versions.node.split('.')[0]);
console.log(process.argv.length, process.argv[1] === __filename, process.argv0, process.execArgv);
console.log(process.release.name, process.title, typeof process.pid, typeof process.ppid);
process.env.NUMBER = 5;
process.env.NOTHING = undefined;
console.log(process.env.NUMBER, process.env.NOTHING, process.env.ABSENT, 'NUMBER' in process.env);
delete process.env.NUMBER;
console.log(process.env.NUMBER, Object.keys(process.env).includes('NOTHING'));
try { process.env[Symbol('x')] = 1; } catch (e) { console.log(e.message); }
const [s, n] = process.hrtime();
console.log(Number.isInteger(s), Number.isInteger(n), process.hrtime([s, n]).length, typeof process.hrtime.bigint());
for (const bad of ['x', [1], [1, 2, 3]]) {
  try { process.hrtime(bad); } catch (e) { console.log(e.code, e.message); }
}
console.log(Object.keys(process.memoryUsage()), typeof process.memoryUsage.rss(), process.uptime() > 0);
console.log(Object.keys(process.cpuUsage()), Object.keys(process.resourceUsage()).length);
for (const bad of ['x', 1.5, {}]) {
  try { process.exitCode = bad; } catch (e) { console.log(e.code, e.message); }
}
console.log(process.exitCode);
process.exitCode = '7';
console.log(process.exitCode);
process.exitCode = undefined;
console.log(process.umask().toString(8), process.getuid() === process.geteuid());
try { process.chdir('/does/not/exist'); } catch (e) { console.log(e.code, e.syscall, e.dest); }
try { process.emitWarning({}); } catch (e) { console.log(e.code); }
try { process.setUncaughtExceptionCaptureCallback(1); } catch (e) { console.log(e.code, e.message); }
console.log(process.hasUncaughtExceptionCaptureCallback(), process.listenerCount('warning'));
console.log(process.stdout.write('written\n'), process.stdout.fd, process.stderr.fd, process.stdout.writable);
process.stdout.write('with callback\n', () => console.log('callback'));
process.stdout.write(Buffer.from('bytes\n'));
process.stdout.write('6869210a', 'hex');
try { process.stdout.write(5); } catch (e) { console.log(e.code); }
console.log(process.nextTick.length >= 1, process.emitWarning.name, process.exit.name);
console.log(process.allowedNodeEnvironmentFlags.has('--no-warnings'), process.config.variables !== undefined);
console.log(typeof process.binding, process.features.uv, process.kill(process.pid, 0));
