// nodes: >=18
const a = new BroadcastChannel('news');
const b = new BroadcastChannel('news');
const c = new BroadcastChannel('other');
c.onmessage = () => console.log('never');
a.onmessage = ({ data }) => {
  console.log('a', data);
  a.close();
  b.close();
  c.close();
};
b.onmessage = ({ data }) => {
  console.log('b', data);
  b.postMessage('answer');
};
a.postMessage('question');
try {
  a.postMessage(() => {});
} catch (error) {
  console.log(error.name);
}
console.log(a.name);
