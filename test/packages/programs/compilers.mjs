import ts from 'typescript';
import * as acorn from 'acorn';
import { minify } from 'terser';
import prettier from 'prettier';
console.log(ts.transpileModule('const x: number = 1; enum E { A }', {}).outputText);
console.log(acorn.parse('a => b', { ecmaVersion: 2020 }).body[0].type);
console.log((await minify('function f(a) { return a + 1 } f(2)', { toplevel: true })).code);
console.log(await prettier.format('a  =>b', { parser: 'babel' }));
