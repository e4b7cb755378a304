// 1e5 timers with random delays up to a second.
let seed = 1;
for (let i = 0; i < 1e5; i++) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  setTimeout(() => {}, seed % 1000);
}
