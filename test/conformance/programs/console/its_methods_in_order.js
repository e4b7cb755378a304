// nodes: >=12
// Which methods the console has and in which order, by version.
console.log(Object.keys(console).filter((name) => !['Console', 'profile', 'profileEnd', 'timeStamp', 'context', 'createTask'].includes(name)).join());
console.log(console.info.name, console.error.name, console.groupCollapsed.name);
