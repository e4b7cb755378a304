// nodes: >=12
// More lines at once than the iterator takes: the interface was paused and has closed when they are read.
const readline = require('readline');
const { Readable } = require('stream');

(async () => {
  for (const count of [3, 1000, 3000, 10000]) {
    const text = Array(count).fill(0).map((_, i) => i).join('\n');
    const reader = readline.createInterface({ input: Readable.from([text]), crlfDelay: Infinity });
    const lines = [];
    try {
      for await (const line of reader) lines.push(line);
    } catch (error) {
      console.log(error.code);
    }
    console.log(count, lines.length);
  }
})();
