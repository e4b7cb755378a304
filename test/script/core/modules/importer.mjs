import conditional, { named } from 'conditional';
import plain from 'plain';
import hello, { counter, count } from 'esm-only';
import feature from 'conditional/feature/feature';
import withmain from 'withmain';
count();
export default [conditional, named, plain, hello(), counter, feature, withmain];
export const missing = () => import('plain/nope.js');
export const hidden = () => import('conditional/hidden');
