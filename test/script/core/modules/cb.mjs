import { a, fa } from './ca.mjs'; export const b = fa() + 'b'; export function getA() { return a; }
