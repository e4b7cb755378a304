'use strict';
// process.versions and process.release, by the run's profile.

const { ObjectFreeze, StringPrototypeSlice } = primordials;
const { major } = require('internal/versions');
const { uv, version } = binding.process.profile;

// major: [V8, modules, N-API, OpenSSL, llhttp, code name of the long-term support line]
const parts = {
  __proto__: null,
  10: ['6.8.275.32-node.59', '64', '7', '1.1.1j', '', 'Dubnium'],
  12: ['7.8.279.23-node.57', '72', '8', '1.1.1n', '2.1.4', 'Erbium'],
  14: ['8.4.371.23-node.88', '83', '8', '1.1.1u', '2.1.6', 'Fermium'],
  16: ['9.4.146.26-node.26', '93', '8', '1.1.1v', '6.0.11', 'Gallium'],
  18: ['10.2.154.26-node.36', '108', '9', '3.0.16', '6.1.1', 'Hydrogen'],
  20: ['11.3.244.8-node.33', '115', '9', '3.0.17', '8.1.2', 'Iron'],
  22: ['12.4.254.21-node.21', '127', '9', '3.0.15', '9.2.1', 'Jod'],
  24: ['13.6.233.8-node.10', '137', '10', '3.0.16', '9.3.0', 'Krypton'],
}[major] ?? ['14.1.146.11-node.10', '141', '10', '3.5.4', '9.3.0', undefined];

const versions = { node: StringPrototypeSlice(version, 1), v8: parts[0], uv, zlib: '1.3.0.1-motley',
                   modules: parts[1], napi: parts[2], openssl: parts[3] };
if (parts[4] !== '') versions.llhttp = parts[4];

const release = { name: 'node' };
if (parts[5] !== undefined && major < 24) release.lts = parts[5];
release.sourceUrl = `https://nodejs.org/download/release/${version}/node-${version}.tar.gz`;
release.headersUrl = `https://nodejs.org/download/release/${version}/node-${version}-headers.tar.gz`;

module.exports = { release, versions: ObjectFreeze(versions) };
