// What programs set on timers, though nobody told them that they may: it counts when the timer's time has come.
const said = [];
const say = (...words) => said.push(words.join(' '));

const once = setTimeout(() => { say('once', typeof once._repeat); if (once._repeat) clearInterval(once); once._repeat = 1; }, 1);
const silent = setTimeout(() => say('never'), 2);
silent._onTimeout = null;
let ticks = 0;
const stopped = setInterval(() => { say('interval', ++ticks); if (ticks === 2) stopped._idleTimeout = -1; }, 3);
const forgetful = setInterval(() => { say('forgetful'); forgetful._onTimeout = null; }, 4);
const other = setTimeout(() => say('never'), 20);
other._onTimeout = function () { say('other', this === other); };
let beats = 0;
const slower = setInterval(() => { say('slower', ++beats); slower._repeat = 50; if (beats === 3) clearInterval(slower); }, 30);
const last = setInterval(() => { say('last'); last._repeat = null; }, 40);
const watched = setInterval(() => { say('runs', watched._destroyed); clearInterval(watched); say('ran', watched._destroyed); }, 6);
setTimeout(() => {
  say('end', [once, silent, stopped, forgetful, other, slower, last].map((timer) => timer._destroyed));
  console.log(said.sort().join('\n'));
}, 200);
