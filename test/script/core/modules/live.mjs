export let n = 1; export function inc() { n++; } export { inc as default }; import * as self from './live.mjs'; export { self };
