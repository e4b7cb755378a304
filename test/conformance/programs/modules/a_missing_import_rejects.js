// nodes: >=12.22
import('./fixtures/none.mjs').catch((error) => console.log(error.code));
import('no-such-package').catch((error) => console.log(error.code));
