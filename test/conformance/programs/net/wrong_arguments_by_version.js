// What net says of wrong arguments.
const net = require('net');
const t = (label, f) => { try { const r = f(); console.log(label, typeof r); if (r && r.on) r.on('error',
    (e) => console.log(label, 'event', e.code, e.syscall, e.message)); } catch (e) { console.log(label, e.name,
    e.code, e.message); } };
t('1', () => net.connect());
t('2', () => net.connect({}));
t('3', () => net.connect(70000));
t('4', () => net.connect({ port: 'abc' }));
t('6', () => net.createServer().listen(-1));
t('8', () => net.createServer('x'));
t('10', () => net.connect({ port: 1, localAddress: 'zz' }));
t('11', () => new net.Socket().setTimeout('x'));
t('12', () => new net.Socket().write({}));
t('13', () => new net.Socket().write(null));
t('14', () => new net.Socket().setEncoding('bogus'));
t('15', () => net.isIP('::1') + net.isIP('1.2.3.4') + net.isIP('x'));
t('17', () => new net.Socket().address());
t('18', () => net.connect({ port: 9, lookup: 5 }));
t('19', () => net.createServer().address());
t('20', () => net.createServer().close((e) => console.log('20 cb', e.code)));
const s = net.createServer().listen(0, () => { t('21', () => s.listen(0)); s.close(() => console.log('closed')); });
