import { stringify } from 'csv-stringify/sync';
import Papa from 'papaparse';
import { XMLParser } from 'fast-xml-parser';
import JSONStream from 'JSONStream';
import es from 'event-stream';
console.log(
  stringify([
    [1, 'a,b'],
    [2, 'c'],
  ]),
);
console.log(Papa.parse('a,b\n1,2', { header: true }).data, new XMLParser().parse('<a><b>1</b></a>'));
es.readArray([1, 2, 3])
  .pipe(es.map((x, cb) => cb(null, x * 2)))
  .pipe(JSONStream.stringify())
  .on('data', (d) => console.log('js', d))
  .on('end', () => console.log('end'));
