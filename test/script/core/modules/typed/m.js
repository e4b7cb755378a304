export default import.meta.filename.endsWith('typed/m.js'); export const t = typeof require;
