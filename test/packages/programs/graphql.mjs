import { graphql, buildSchema } from 'graphql';
import DataLoader from 'dataloader';
const dl = new DataLoader(async (ks) => {
  console.log('batch', ks);
  return ks.map((k) => k * 2);
});
console.log(await Promise.all([dl.load(1), dl.load(2), dl.load(1)]));
console.log(
  JSON.stringify(
    await graphql({
      schema: buildSchema('type Query { hi(n: Int): String }'),
      source: '{ hi(n: 3) }',
      rootValue: { hi: ({ n }) => 'hi ' + n },
    }),
  ),
);
