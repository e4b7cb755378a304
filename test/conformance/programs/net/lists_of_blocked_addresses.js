// nodes: >=14
// A BlockList tells whether an address meets one of its rules, of either family; a SocketAddress is one address.
const net = require('net');
const attempt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };

const list = new net.BlockList();
list.addAddress('1.2.3.4');
list.addAddress(new net.SocketAddress({ address: '9.9.9.9' }));
list.addRange('10.0.0.1', '10.0.0.9');
list.addSubnet('192.168.0.0', 16);
list.addSubnet('fe80::', 10, 'ipv6');
const asked = ['1.2.3.4', '9.9.9.9', '1.2.3.5', '10.0.0.5', '10.0.0.10', '192.168.7.7'];
for (const address of asked) console.log(address, list.check(address));
for (const address of ['fe80::1', '::1', '::ffff:1.2.3.4']) console.log(address, list.check(address, 'ipv6'));
console.log(list.check('nonsense'), list.check('1.2.3.4', 'ipv6'));
console.log(list.rules.filter((rule) => rule.includes('IPv4 1')));

attempt(() => list.addRange('10.0.0.9', '10.0.0.1'));
attempt(() => list.addAddress('nonsense'));
attempt(() => list.addSubnet('1.1.1.1', 33));
attempt(() => list.addSubnet('1.1.1.1'));

console.log(new net.SocketAddress({ address: '2001:DB8:0:0::1', family: 'ipv6', port: 8080, flowlabel: 3 }));
console.log(new net.SocketAddress(), JSON.stringify(new net.SocketAddress({ port: 80 })));
attempt(() => new net.SocketAddress({ address: '::1' }));
