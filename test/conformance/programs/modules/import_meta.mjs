// nodes: >=14
// What a module knows of itself, in each version.
import path from 'path';
const { meta } = { meta: import.meta };
console.log(Object.keys(meta), typeof meta.resolve, meta.main, path.basename(meta.url));
if (meta.filename) console.log(path.basename(meta.filename), path.basename(meta.dirname));
