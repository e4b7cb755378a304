import jwt from 'jsonwebtoken';
import bcrypt from 'bcryptjs';
const t = jwt.sign({ a: 1, iat: 1 }, 's');
console.log(t, jwt.verify(t, 's'));
console.log(bcrypt.compareSync('x', bcrypt.hashSync('x', 4)));
bcrypt
  .hash('y', 4)
  .then((h) => bcrypt.compare('y', h))
  .then(console.log);
