import React from 'react';
import { renderToString, renderToPipeableStream } from 'react-dom/server';
const App = ({ n }) =>
  React.createElement(
    'ul',
    null,
    [1, 2, n].map((x) => React.createElement('li', { key: x }, x)),
  );
console.log(renderToString(React.createElement(App, { n: 5 })));
const { pipe } = renderToPipeableStream(React.createElement(App, { n: 7 }), {
  onShellReady() {
    pipe(process.stdout);
  },
});
