// nodes: >=12.22
import { value } from './fixtures/value.mjs';
import './fixtures/other.mjs';
import counter from './fixtures/counter.js';
console.log('main', value, counter.next());
