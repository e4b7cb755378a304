import fs from 'fs';
import { fileURLToPath } from 'url';
import { JSONFilePreset } from 'lowdb/node';
const folder = fileURLToPath(new URL('scratch/', import.meta.url));
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
const db = await JSONFilePreset(folder + 'db.json', { posts: [] });
await db.update(({ posts }) => posts.push(1));
console.log(db.data, fs.readFileSync(folder + 'db.json', 'utf8'));
