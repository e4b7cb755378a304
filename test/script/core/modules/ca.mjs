import { b, getA } from './cb.mjs'; export const a = 'a' + b; export { getA }; export function fa() { return 'fa'; }
